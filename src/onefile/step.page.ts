/** The script of a file that asks the question of a step. */
import { mount } from 'svelte';
import '../pages/theme.css';
import EmbedStep from '../pages/figure/EmbedStep.svelte';
import { readGiven } from './given';

mount(EmbedStep, { target: document.getElementById('app')!, props: readGiven() });
