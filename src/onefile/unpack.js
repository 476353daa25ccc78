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
  // Five letters for four bytes; see letters.ts. Where letters are missing at the end, so are bytes.
  function bytesOf(letters) {
    var bytes = new Uint8Array(Math.floor(letters.length * 4 / 5));
    for (var at = 0, to = 0; at < letters.length; at += 5) {
      var value = 0;
      for (var digit = 0; digit < 5; digit++) {
        var letter = at + digit < letters.length ? letters.charCodeAt(at + digit) : 119;
        value = value * 85 + (letter === 120 ? 60 : letter) - 35;
      }
      for (var byte = 0; byte < 4; byte++) bytes[to++] = Math.floor(value / Math.pow(256, 3 - byte)) % 256;
    }
    return bytes;
  }
  // Of the old kind, since its worker runs it too, and from the disk no worker may be a module.
  function run(address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement('script');
      var failed = function (event) { reject(new Error(event.message || 'its script was not allowed')); };
      window.addEventListener('error', failed);
      script.onerror = failed;
      script.onload = function () {
        window.removeEventListener('error', failed);
        resolve();
      };
      script.src = address;
      document.head.appendChild(script);
    });
  }
  if (typeof DecompressionStream === 'undefined') {
    say('This figure needs a newer browser: Chrome or Edge 80, Firefox 113, Safari 16.4, or one that came after.');
    return;
  }
  var bytes = bytesOf(document.getElementById('packed').textContent);
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
    return run(URL.createObjectURL(new Blob([parts.script], { type: 'text/javascript' })));
  }).catch(function (error) {
    say('This figure could not be started: ' + error.message);
  });
})();
