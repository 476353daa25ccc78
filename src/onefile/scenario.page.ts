/** The script of a file that shows a scenario. */
import { mount } from 'svelte';
import '../pages/theme.css';
import EmbedApp from '../pages/figure/EmbedApp.svelte';
import { readGiven } from './given';

mount(EmbedApp, { target: document.getElementById('app')!, props: readGiven() });
