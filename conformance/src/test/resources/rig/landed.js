// The script of a page that an action led to: tells where it landed.
function landed(row) {
  const quietly = read => { try { return read(); } catch (denied) { return undefined; } };
  // The harness opens each row in a window of its own; that opener is no opener of the row's.
  const opened = window.opener !== null && quietly(() => Boolean(window.opener.cordonRig)) !== true;
  const report = {
    url: location.href,
    referrer: document.referrer,
    cookies: quietly(() => document.cookie) ?? '',
    opener: opened,
  };
  if (window.parent !== window) {
    window.parent.postMessage({rig: row, landed: report}, '*');
    return;
  }
  fetch('/_rig/landed?row=' + row, {
    method: 'POST', credentials: 'omit', cache: 'no-store', body: JSON.stringify(report),
  }).finally(() => window.close());
}
