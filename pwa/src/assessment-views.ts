// The shared picture of how the citizen is: two voices side by side.
import type { Scale } from './goal-views';

export interface AssessmentView {
  firstName: string;
  areas: Assessed[];
  unplaced: AreaHelp[]; // help that no table places
}

export interface Assessed {
  area: string;
  title: string;
  parts: AreaPart[];
  scale?: Scale;
  help: AreaHelp[];
  hasStaff: boolean;
  staffVersion: number;
  answer?: { choice: 'yes' | 'no'; text: string; note?: string; when: string };
  changed?: string;
}

export interface AreaPart {
  part: 'now' | 'missing';
  own: Voice;
  staff: Voice;
}

export interface Voice {
  text: string;
  version: number;
  by?: string;
  when?: string;
}

export interface AreaHelp {
  id: string;
  name: string;
  unit: string;
}
