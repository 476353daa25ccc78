import { mount } from 'svelte';
import App from './view/App.svelte';
import './view/theme.css';

const target = document.getElementById('app')!;
target.textContent = '';
mount(App, { target });
