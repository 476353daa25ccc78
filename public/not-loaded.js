// Runs before the page's own script: where that one does not load, says so instead of "is loading" for ever.
// No module, and in words of old browsers: it must run where modules do not.
(function () {
  function words() {
    if (location.protocol === 'file:') {
      return 'Fanout Lab does not run from a file, because browsers load its script from a web server only. Put this folder on any static host, or start a web server in it.';
    }
    if (window.origin === 'null') {
      return 'Fanout Lab does not run in this frame, because its sandbox keeps the script out. Whoever has put it here can add allow-same-origin to the sandbox.';
    }
    return 'The script of Fanout Lab could not be loaded: the network or the host gave no answer, or something in the browser holds it back. Reload the page to try again.';
  }
  function say() {
    var app = document.getElementById('app');
    if (!app || app.children.length > 0) return;
    var alert = document.createElement('p');
    alert.setAttribute('role', 'alert');
    alert.textContent = words();
    app.textContent = '';
    app.appendChild(alert);
    if (location.protocol === 'file:' || window.origin === 'null') return;
    var again = document.createElement('button');
    again.textContent = 'Try again';
    again.onclick = function () { location.reload(); };
    app.appendChild(again);
  }
  window.addEventListener(
    'error',
    function (event) {
      if (!event.target || event.target.tagName !== 'SCRIPT') return;
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', say);
      else say();
    },
    true,
  );
})();
