/** The two ways in which a picture is drawn. */
export { default as FarStage } from './far/FarStage.svelte';
export { default as NearStage } from './near/NearStage.svelte';
