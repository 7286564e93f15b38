// Our own small drawings. Each stands beside its word, so none speaks for itself.
const drawings = {
  today: 'M12 4v2M12 18v2M4 12h2M18 12h2M6.3 6.3l1.4 1.4M16.3 16.3l1.4 1.4M6.3 17.7l1.4-1.4M16.3 7.7l1.4-1.4M12 8.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7',
  plan: 'M4 6h2c5 0 4 6 9 6h5M4 12h9M4 18h2c5 0 4-6 9-6',
  appointments: 'M5 6.5h14v13H5zM5 10.5h14M9 4v4M15 4v4',
  messages: 'M4 6h16v10h-9l-5 4v-4H4zM8 10h8M8 13h5',
  share: 'M9 12a2.500 2.500 0 1 0-5 0a2.500 2.500 0 0 0 5 0M20 6.500a2.500 2.500 0 1 0-5 0a2.500 2.500 0 0 0 5 0M20 17.500a2.500 2.500 0 1 0-5 0a2.500 2.500 0 0 0 5 0M8.800 11l6.400-3.400M8.800 13l6.400 3.400',
  clip: 'M8 12.500l6-6a3 3 0 0 1 4.200 4.200l-7.500 7.500a4.800 4.800 0 0 1-6.800-6.800l6.600-6.600',
  phone: 'M7 4l3 .6l1 4l-2 1.6a11 11 0 0 0 4.8 4.8l1.6-2l4 1l.6 3c0 1.7-1.3 3-3 3C9.800 20 4 14.200 4 7c0-1.700 1.300-3 3-3z',
  clock: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 7.500v5l3 2',
  place: 'M12 21c4-4.500 6-7.700 6-10.500a6 6 0 0 0-12 0C6 13.300 8 16.500 12 21zM12 8.500a2 2 0 1 0 0 4a2 2 0 0 0 0-4',
  person: 'M12 4.500a3.500 3.500 0 1 0 0 7a3.500 3.500 0 0 0 0-7M5 20c.5-4 3.500-5.500 7-5.500s6.500 1.500 7 5.500',
  people: 'M9 6a3 3 0 1 0 0 6a3 3 0 0 0 0-6M3 19c.4-3 2.800-4.500 6-4.500s5.600 1.500 6 4.500M15 6.300a3 3 0 0 1 0 5.400M17 14.800c2.300.5 3.700 1.900 4 4.200',
  bag: 'M6 9h12l1 11H5zM9 9V7.500a3 3 0 0 1 6 0V9',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  next: 'M9 5l7 7l-7 7',
  back: 'M15 5l-7 7l7 7',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
