import { mount } from 'svelte';
import App from './view/App.svelte';
import './view/theme.css';

mount(App, { target: document.getElementById('app')! });
