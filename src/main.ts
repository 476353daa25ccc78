/** Opens the page in the language that the address, the reader or the browser asks for; of another than English only that is loaded. */
import { wantedLanguage } from './session/language';
import { sayTrouble, start } from './start';
import { LOADING } from './text/loading';
import './pages/theme.css';

/** In one language, from its own script; where that does not come, in English if the reader likes. */
async function startIn(script: string): Promise<void> {
  try {
    const language = (await import(/* @vite-ignore */ script)) as { readonly start: () => void };
    language.start();
  } catch {
    sayTrouble(LOADING.languageFailed, { words: LOADING.inEnglish, go: start });
  }
}

const { script } = wantedLanguage();
if (script === null) start();
else void startIn(script);
