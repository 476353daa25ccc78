/** The script of a file that shows a scenario. */
import EmbedApp from '../pages/figure/EmbedApp.svelte';
import { start } from './start';

start(EmbedApp);
