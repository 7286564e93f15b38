// What the server says of where the citizen is told.

export interface DevicesView {
  /** The public key a browser subscribes with; empty when nothing is sent to phones. */
  key: string;
  devices: DeviceRow[];
  most: number;
}

export interface DeviceRow {
  id: string;
  name: string;
  used: string;
  /** SHA-256 of the browser's address, in hexadecimal. */
  mark: string;
}
