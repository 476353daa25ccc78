/** What late steps show beside their answers. It is loaded once the page stands, long before they are reached. */
export { default as Chart } from '../chart/Chart.svelte';
export { default as Answers } from './Answers.svelte';
export { CANDIDATES } from './candidates';
export { default as CloseUp } from './CloseUp.svelte';
