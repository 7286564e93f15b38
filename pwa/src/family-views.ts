// A family: what GET /api/family and /api/family/mine answer, and the desk's page of it.

/** One thing as a family reads it, and all that they read of it. */
export interface FamilyItem {
  id: string;
  title: string;
  state: string;
}

export interface FamilyView {
  people: { id: string; name: string; items: FamilyItem[] }[];
  again: number; // seconds
}

export interface FamilyReader {
  id: string;
  name: string;
}

export interface FamilySight {
  reader: string;
  yes: boolean;
  text: string;
}

export interface FamilyChoice {
  shown: FamilyItem;
  own?: string;
  sees: FamilySight[];
}

export interface FamilyCorner {
  of: string; // a child; empty for the reader's own
  name: string;
  rule: string;
  asks: boolean;
  readers: FamilyReader[];
  items: FamilyChoice[];
}

export interface FamilyMineView {
  mine: FamilyCorner;
  children: FamilyCorner[];
  last: string;
  longest: string;
}

export interface DeskFamilyView {
  ties: { id: string; text: string }[];
  others: FamilyReader[];
  child: boolean;
  items: FamilyItem[];
  readers: FamilyReader[];
}
