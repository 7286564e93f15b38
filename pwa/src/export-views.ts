// What the server says of the own record before it is fetched, as
// server/wording/export_choice.go makes it.
export interface ExportFile {
  format: 'pdf' | 'json' | 'zip';
  title: string;
  text: string;
  get: string;
  name: string;
}

export interface ExportChoices {
  lead: string;
  files: ExportFile[];
  left: number;
  care: string;
  wait: string;
  done: string;
}
