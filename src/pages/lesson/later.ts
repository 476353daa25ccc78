/** What late steps show beside their answers. It is loaded once the page stands, long before they are reached. */
export { default as Chart } from '../../picture/chart/Chart.svelte';
export { default as Answers } from './Answers.svelte';
export { default as CandidateLines } from './CandidateLines.svelte';
export { default as CloseUp } from './CloseUp.svelte';
