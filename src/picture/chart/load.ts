/**
 * D3's scales and axes are a good part of all script, and no page begins with a chart: it is loaded once
 * the page stands, as part of loading, so that nothing is asked for when it comes into sight.
 */
import { loadedOncePainted } from '../../session/once';

export const loadChart = loadedOncePainted(() => import('./Chart.svelte'));
