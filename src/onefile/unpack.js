// The only script that stands in a figure's file as it is read: unpacks the others, or says why it cannot.
// In words of old browsers: it must run where these do not unpack anything.
(function () {
  var app = document.getElementById('app');
  function say(words) {
    var alert = document.createElement('p');
    alert.setAttribute('role', 'alert');
    alert.textContent = words;
    app.appendChild(alert);
  }
  if (typeof DecompressionStream === 'undefined') {
    say('This figure needs a newer browser: Chrome or Edge 80, Firefox 113, Safari 16.4, or one that came after.');
    return;
  }
  var bytes = Uint8Array.from(atob(document.getElementById('packed').textContent), function (letter) { return letter.charCodeAt(0); });
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json().then(function (parts) {
    var style = document.createElement('style');
    style.textContent = parts.style;
    document.head.appendChild(style);
    // For whoever looks into the page.
    var licences = document.createElement('script');
    licences.type = 'text/plain';
    licences.id = 'licences';
    licences.textContent = parts.licences;
    document.body.appendChild(licences);
    return import(URL.createObjectURL(new Blob([parts.script], { type: 'text/javascript' })));
  }).catch(function (error) {
    say('This figure could not be started: ' + error.message);
  });
})();
