// Runs before the page's own script, while that one is on its way: has the page's parts asked for, gives something to
// read, and where the script does not load, says so instead of "is loading" for ever. No module, and in words of old
// browsers: it must run where modules do not.
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
    if (!app || !document.getElementById('loading')) return;
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
  // The head names the parts of each kind of page by its address, the first that fits (src/site/early.ts). Where a text has
  // changed the address, or the page is to be in another language, it is the page's own script that finds out.
  function askForParts() {
    if (/[%;]/.test(location.hash) || document.querySelector('meta[name="fanout-lab-language"]')) return;
    var kinds = document.querySelectorAll('meta[name="fanout-lab-parts"]');
    for (var i = 0; i < kinds.length; i++) {
      if (!new RegExp(kinds[i].getAttribute('data-address')).test(location.hash || '#')) continue;
      askInTurns(kinds[i].content.split(' '));
      return;
    }
  }
  // A few at a time: on a slow phone each takes milliseconds, and the page that this may stand in scrolls meanwhile.
  function askInTurns(files) {
    files.splice(0, 4).forEach(function (file) {
      var link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = file;
      document.head.appendChild(link);
    });
    if (files.length > 0) setTimeout(function () { askInTurns(files); });
  }
  askForParts();
  var why = document.querySelector('#loading .why');
  if (why && !/[#&]embed=1/.test(location.hash)) why.removeAttribute('hidden');
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
