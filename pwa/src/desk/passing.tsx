// Where else one can go from a citizen's page, and passing a citizen on: among the first things while
// it is under way, last where it begins. Fetched with the first page of a citizen.
export { BeginHandover } from './begin-handover';
export { DeskCalls } from './calls';
export { DeskHandover } from './desk-handover';
export { SafetyForm, SafetyNotice } from './safety';
export { Ways } from './ways';
