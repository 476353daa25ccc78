/** A figure's script is one for the page and for its worker, since much is of both: it looks where it is. */
import type { Component } from 'svelte';
import { mount } from 'svelte';
import '../pages/theme.css';
import { readGiven, type Given } from './given';
import { startWorker } from './work';

/** Works, in a worker; shows the figure, in a page. */
export function start(figure: Component<Given>): void {
  if (typeof document === 'undefined') startWorker();
  else mount(figure, { target: document.getElementById('app')!, props: readGiven() });
}
