// The way to what is older, while there is more.
import { useState } from 'preact/hooks';

interface OlderProps {
  more: boolean;
  text: string;
  load: () => Promise<unknown>;
}

export function Older({ more, text, load }: OlderProps) {
  const [busy, setBusy] = useState(false);
  const bring = async () => {
    if (busy) return;
    setBusy(true);
    await load();
    setBusy(false);
  };
  if (!more) return null;
  return (
    <p class="buttons">
      <button type="button" class="button button-secondary" aria-disabled={busy} onClick={() => void bring()}>
        {text}
      </button>
    </p>
  );
}
