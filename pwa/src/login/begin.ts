// Where one leaves for the provider of logins. The server decides what of an address
// is a page of the app.
export function beginAt(by: 'citizen' | 'staff', to?: string): string {
  return `/auth/${by}/begin${to && to !== '/' ? `?to=${encodeURIComponent(to)}` : ''}`;
}
