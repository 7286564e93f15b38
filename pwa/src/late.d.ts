// A part of the catalogue that comes with the part of the app that says it.
declare module 'texts:*' {
  const texts: Record<string, string | { one: string; other: string }>;
  export default texts;
}
