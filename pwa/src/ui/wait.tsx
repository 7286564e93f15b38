// While the plan is on its way: the shape of the page, so that nothing jumps.
import { t } from '../text';

export function Wait({ text = t('app.loading') }: { text?: string }) {
  return (
    <div class="page wait">
      <h1 class="sr-only" aria-live="polite">
        {text}
      </h1>
      <div class="bone bone-title" />
      <div class="bone bone-card" />
      <div class="bone bone-line" />
      <div class="bone bone-row" />
      <div class="bone bone-row" />
    </div>
  );
}
