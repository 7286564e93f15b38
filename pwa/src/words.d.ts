// The Danish that a later part of the app brings along: scripts/catalogue.mjs.
declare module '*.json?cases' {
  const words: Record<string, string>;
  export default words;
}
declare module '*.json?remind' {
  const words: Record<string, string>;
  export default words;
}
declare module '*.json?review' {
  const words: Record<string, string>;
  export default words;
}
declare module '*.json?share' {
  const words: Record<string, string>;
  export default words;
}
declare module '*.json?search' {
  const words: Record<string, string>;
  export default words;
}
declare module '*.json?device' {
  const words: Record<string, string>;
  export default words;
}
declare module '*.json?appointing' {
  const words: Record<string, string | { one: string; other: string }>;
  export default words;
}
declare module '*.json?appointment' {
  const words: Record<string, string | { one: string; other: string }>;
  export default words;
}
declare module '*.json?appointments' {
  const words: Record<string, string | { one: string; other: string }>;
  export default words;
}
declare module '*.json?ceiling' {
  const words: Record<string, string | { one: string; other: string }>;
  export default words;
}
declare module '*.json?session' {
  const words: Record<string, string>;
  export default words;
}
declare module '*.json?refused' {
  const words: Record<string, string>;
  export default words;
}
declare module '*.json?safety' {
  const words: Record<string, string>;
  export default words;
}
declare module '*.json?family' {
  const words: Record<string, string>;
  export default words;
}
