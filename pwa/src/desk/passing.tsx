// Passing a citizen on, in two places of the page: among the first things while
// it is under way, last where it begins. Fetched with the first page of a citizen.
export { BeginHandover } from './begin-handover';
export { DeskHandover } from './desk-handover';
