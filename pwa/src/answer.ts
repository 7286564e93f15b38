// What a page asks for beside the plan: fetched when the page opens, and again
// when somebody has changed it, the language is another or the plan came anew.
import { useEffect, useState } from 'preact/hooks';
import * as api from './api';
import { held, loggedOut } from './live';
import { language, type Language } from './text';

export interface Answer<T> {
  value?: T;
  failure?: api.Failure;
  /** True when it came. */
  load: () => Promise<boolean>;
}

export function useAnswer<T>(ask: (language: Language) => Promise<T>, of: string): Answer<T> {
  const [value, setValue] = useState<T>();
  const [failure, setFailure] = useState<api.Failure>();
  const load = () => came(async () => setValue(await ask(language.peek())), setFailure);
  useEffect(() => void load(), [of, language.value, held.value?.plan.version]);
  return { value, failure, load };
}

/** True when it came. What went wrong is told to wrong, and a session that is over to the whole app. */
export async function came(ask: () => Promise<void>, wrong: (failure?: api.Failure) => void): Promise<boolean> {
  try {
    await ask();
    wrong(undefined);
    return true;
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    if (error.failure.kind === 'login') loggedOut();
    else wrong(error.failure);
    return false;
  }
}
