// What the server says of where the citizen is told.

export interface DevicesView {
  /** The public key a browser subscribes with; empty when nothing is sent to phones. */
  key: string;
  devices: DeviceRow[];
  most: number;
}

/** The e-mail address that stands in where no device works. */
export interface MailView {
  /** The municipality sends no e-mail. */
  off: boolean;
  address: string;
  confirmed: boolean;
  /** A code was sent that is still good. */
  waiting: boolean;
}

export interface DeviceRow {
  id: string;
  name: string;
  used: string;
  /** SHA-256 of the browser's address, in hexadecimal. */
  mark: string;
}
