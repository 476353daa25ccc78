// Runs only in browsers that know no script modules: says so instead of showing a blank page.
document.getElementById('app').textContent =
  'Fanout Lab needs a newer browser: this one does not run script modules. Any Chrome, Edge, Firefox or Safari since 2023 will do.';
