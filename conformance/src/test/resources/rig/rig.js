// The script of every page and worker of a row. One function without outside names, since a page
// hands its text on to the contexts inside it. It is given:
//   row       the number that the harness gave the row
//   down      the contexts still to be made inside this one, from the outermost
//   deadline  milliseconds after which nothing will happen any more
//   wait      milliseconds between being ready and the first action
//   todo      the actions, as the scenario file has them
//   depth     0 for the page at the top
function rig(config) {
  const inWorker = typeof document === 'undefined';
  const {row, deadline} = config;
  const after = milliseconds => new Promise(done => setTimeout(done, milliseconds));
  let child = null; // The context inside this one.
  let onLanded = null; // Who waits for a page to land in a frame of this context.

  // --- Talking to the harness: the top by HTTP, all others through the context around them. ---

  const waiting = new Map();
  let asked = 0;

  function ask(what, data) {
    if (config.depth === 0) {
      return fetch('/_rig/' + what + '?row=' + row, {
        method: 'POST', credentials: 'omit', cache: 'no-store', body: JSON.stringify(data ?? null),
      }).then(answer => answer.json());
    }
    return new Promise(done => {
      const id = ++asked;
      waiting.set(id, done);
      const message = {rig: row, ask: id, what, data: JSON.stringify(data ?? null)};
      if (inWorker) self.postMessage(message); else parent.postMessage(message, '*');
    });
  }

  function listen(event) {
    const message = event.data;
    if (!message || message.rig !== row) return;
    if (message.ask) {
      ask(message.what, JSON.parse(message.data)).then(value => {
        const reply = {rig: row, reply: message.ask, value};
        if (event.source) event.source.postMessage(reply, '*'); else child.postMessage(reply);
      });
    } else if (message.reply) {
      waiting.get(message.reply)?.(message.value);
      waiting.delete(message.reply);
    } else if (message.landed) {
      if (onLanded) onLanded(message.landed); else ask('landed', message.landed);
    }
  }
  self.addEventListener('message', listen);

  // --- The contexts inside. ---

  const metaNames = ['referrer', 'viewport', 'color-scheme'];

  function metaElements(meta) {
    return Object.entries(meta ?? {}).map(([name, content]) => {
      const escape = text => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
      const key = metaNames.includes(name.toLowerCase()) ? 'name' : 'http-equiv';
      return `<meta ${key}="${escape(name)}" content="${escape(content)}">`;
    }).join('');
  }

  function makeInside() {
    const [next, ...rest] = config.down;
    const inner = {...config, down: rest, depth: config.depth + 1};
    const call = rig.toString() + '\nrig(' + JSON.stringify(inner).replace(/</g, '\\u003c') + ');';
    if (next.worker) {
      child = new Worker(next.worker, next.type ? {type: next.type} : {});
      child.onmessage = listen;
      child.onerror = event => ask('broken', 'worker: ' + event.message);
      return;
    }
    const html = '<!doctype html><html><head>' + metaElements(next.meta) + '</head><body><script>'
      + call + '</' + 'script></body></html>';
    const frame = document.createElement('iframe');
    for (const name of ['sandbox', 'referrerpolicy', 'credentialless', 'allow', 'csp', 'name']) {
      if (next[name] === true) frame.setAttribute(name, '');
      else if (typeof next[name] === 'string') frame.setAttribute(name, next[name]);
    }
    if (next.iframe) frame.src = next.iframe;
    if (next.srcdoc) frame.srcdoc = html;
    if (next.data) frame.src = 'data:text/html,' + encodeURIComponent(html);
    document.body.append(frame);
    child = frame.contentWindow;
    if (next.blank) {
      const inside = frame.contentDocument;
      inside.head.innerHTML = metaElements(next.meta);
      const script = inside.createElement('script');
      script.textContent = call;
      inside.body.append(script);
    }
  }

  // --- The actions. ---

  function bodyOf(body) {
    if (body === undefined || typeof body === 'string') return body;
    if ('repeat' in body) return body.repeat.repeat(body.times);
    if ('blob' in body) return new Blob([body.blob], {type: body.type ?? ''});
    if ('form' in body) return new URLSearchParams(body.form);
    if ('multipart' in body) {
      const data = new FormData();
      body.multipart.forEach(([name, value]) => data.append(name, value));
      return data;
    }
    if ('bytes' in body) {
      return new Uint8Array((body.bytes.match(/../g) ?? []).map(pair => parseInt(pair, 16)));
    }
    const bytes = new TextEncoder().encode(body.stream);
    return new ReadableStream({start(it) { it.enqueue(bytes); it.close(); }});
  }

  const hidden = ['date', 'connection', 'keep-alive', 'content-length', 'server', 'transfer-encoding'];
  const visible = names => names.map(name => name.toLowerCase())
    .filter(name => !hidden.includes(name)).sort();

  async function doFetch(action) {
    const init = {...action.init, body: bodyOf(action.init?.body)};
    if (action.init?.body?.stream !== undefined) init.duplex = 'half';
    let request;
    try {
      request = new Request(action.fetch, init);
    } catch (refused) {
      return {outcome: 'thrown'};
    }
    try {
      const response = await fetch(request);
      return {
        outcome: 'readable', type: response.type, status: response.status,
        redirected: response.redirected, url: response.url,
        headers: visible([...response.headers.keys()]), body: await response.text(),
      };
    } catch (failed) {
      return {outcome: 'failed'};
    }
  }

  function doXhr(action) {
    const init = action.init ?? {};
    const isTrue = value => value === true || value === 'true';
    return new Promise(done => {
      const xhr = new XMLHttpRequest();
      try {
        xhr.open(init.method ?? 'GET', action.xhr);
        if (isTrue(init.withCredentials)) xhr.withCredentials = true;
        (init.headers ?? []).forEach(([name, value]) => xhr.setRequestHeader(name, value));
        if (isTrue(init.upload)) xhr.upload.onprogress = () => {};
        xhr.onerror = xhr.onabort = xhr.ontimeout = () => done({outcome: 'failed'});
        xhr.onload = () => done({
          outcome: 'readable', status: xhr.status, url: xhr.responseURL,
          headers: visible(xhr.getAllResponseHeaders().split('\r\n').filter(line => line)
            .map(line => line.split(':')[0])),
          body: xhr.responseText,
        });
        xhr.send(bodyOf(init.body));
      } catch (refused) {
        done({outcome: 'thrown'});
      }
    });
  }

  function element(name, attributes) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => {
      if (value === true) made.setAttribute(key, '');
      else if (value !== undefined && value !== false) made.setAttribute(key, value);
    });
    return made;
  }

  // Puts the element into the page and waits for what becomes of it.
  function settle(made, good, bad, into) {
    return new Promise(done => {
      for (const name of good) made.addEventListener(name, () => done({outcome: 'loaded'}));
      for (const name of bad) made.addEventListener(name, () => done({outcome: 'error'}));
      (into ?? document.body).append(made);
      setTimeout(() => done({outcome: 'nothing'}), deadline);
    });
  }

  const load = (name, attributes) => settle(element(name, attributes), ['load'], ['error']);

  async function doScript(url, attributes) {
    delete self.ran;
    const result = await load('script', {...attributes, src: url});
    return {...result, ran: self.ran === true};
  }

  function doMedia(name, url, attributes) {
    const made = element(name, {...attributes, preload: 'auto', muted: true});
    const result = settle(made, ['loadedmetadata'], ['error']);
    made.src = url;
    made.load();
    return result;
  }

  async function doTrack(action) {
    const {crossorigin, ...attributes} = action.attrs ?? {};
    const video = element('video', {crossorigin});
    document.body.append(video);
    const track = element('track', {...attributes, kind: 'subtitles', src: action.track, default: true});
    const result = settle(track, ['load'], ['error'], video);
    track.track.mode = 'showing';
    return result;
  }

  async function doLink(action) {
    const made = element('link', {...action.attrs, rel: action.rel, as: action.as, href: action.link});
    const silent = ['icon', 'manifest'].includes(action.rel);
    const settled = settle(made, ['load'], ['error'], document.head);
    if (!silent) return settled;
    // An icon or a manifest tells the page nothing; the harness knows whether it was fetched.
    await ask('await', {url: action.link});
    return {outcome: 'nothing'};
  }

  async function doIframe(action) {
    const landed = new Promise(done => { onLanded = done; });
    const frame = element('iframe', action.attrs ?? {});
    frame.src = action.iframe;
    const result = await settle(frame, ['load'], ['error']);
    const inner = await Promise.race([landed, after(result.outcome === 'loaded' ? 400 : 0)]);
    onLanded = null;
    let readable = false;
    try {
      readable = frame.contentDocument !== null;
    } catch (denied) {
      // Not readable.
    }
    return inner ? {...result, readable, landed: inner.url} : {...result, readable};
  }

  function doEventSource(action) {
    return new Promise(done => {
      const source = new EventSource(action.eventSource,
        {withCredentials: action.withCredentials === true || action.withCredentials === 'true'});
      source.onopen = () => { source.close(); done({outcome: 'open'}); };
      source.onerror = () => { source.close(); done({outcome: 'error'}); };
    });
  }

  function doWebSocket(action) {
    return new Promise(done => {
      let socket;
      try {
        socket = new WebSocket(action.webSocket, action.protocols ?? []);
      } catch (refused) {
        done({outcome: 'thrown'});
        return;
      }
      socket.onopen = () => { socket.close(); done({outcome: 'open'}); };
      socket.onerror = () => done({outcome: 'error'});
    });
  }

  async function doBeacon(action) {
    let queued;
    try {
      queued = navigator.sendBeacon(action.beacon, bodyOf(action.body));
    } catch (refused) {
      return {outcome: 'refused'};
    }
    if (!queued) return {outcome: 'refused'};
    await ask('await', {url: action.beacon});
    return {outcome: 'queued'};
  }

  async function doPing(action) {
    const link = element('a', {href: action.href ?? '#pinged', ping: action.ping});
    document.body.append(link);
    link.click();
    await ask('await', {url: action.ping});
    return {outcome: 'queued'};
  }

  function doWorker(make) {
    return new Promise(done => {
      setTimeout(() => done({outcome: 'nothing'}), deadline);
      try {
        const [worker, port] = make();
        worker.onerror = event => { event.preventDefault?.(); done({outcome: 'error'}); };
        port.onmessage = () => done({outcome: 'loaded'});
      } catch (refused) {
        done({outcome: 'thrown'});
      }
    });
  }

  function doImportScripts(action) {
    delete self.ran;
    try {
      importScripts(action.importScripts);
      return {outcome: 'loaded', ran: self.ran === true};
    } catch (failed) {
      return {outcome: 'error', ran: self.ran === true};
    }
  }

  function doCookie({cookie}) {
    try {
      if (cookie.read) return {outcome: 'read', cookies: document.cookie};
      document.cookie = cookie.write;
      return {outcome: 'written'};
    } catch (denied) {
      return {outcome: 'thrown'};
    }
  }

  function leave(action) {
    if (action.form) {
      const form = element('form', {
        action: action.form, method: action.method ?? 'GET', enctype: action.enctype,
        rel: action.rel, target: action.target === 'frame' ? 'rigframe' : action.target,
      });
      if (action.target === 'frame') document.body.append(element('iframe', {name: 'rigframe'}));
      for (const [name, value] of action.fields ?? []) {
        form.append(element('input', {type: 'hidden', name, value}));
      }
      document.body.append(form);
      form.submit();
    } else if (action.navigate) {
      location.href = action.navigate;
    } else if (action.click) {
      const link = element('a', {...action.attrs, href: action.click});
      document.body.append(link);
      link.click();
    } else if (action.open) {
      window.open(action.open, '_blank', action.features ?? '');
    } else if (action.metaRefresh) {
      document.head.append(element('meta', {'http-equiv': 'refresh', content: '0;url=' + action.metaRefresh}));
    } else if (action.reload) {
      location.reload();
    } else {
      throw new Error('cannot do ' + JSON.stringify(action));
    }
  }

  function perform(action) {
    const attrs = action.attrs ?? {};
    if (action.fetch) return doFetch(action);
    if (action.xhr) return doXhr(action);
    if (action.img) return load('img', {...attrs, src: action.img});
    if (action.script) return doScript(action.script, attrs);
    if (action.module) return doScript(action.module, {...attrs, type: 'module'});
    if (action.style) return load('link', {...attrs, rel: 'stylesheet', href: action.style});
    if (action.video) return doMedia('video', action.video, attrs);
    if (action.audio) return doMedia('audio', action.audio, attrs);
    if (action.font) {
      return new FontFace('rigfont', `url("${action.font}")`).load()
        .then(() => ({outcome: 'loaded'}), () => ({outcome: 'error'}));
    }
    if (action.track) return doTrack(action);
    if (action.object) return load('object', {data: action.object});
    if (action.embed) return load('embed', {src: action.embed});
    if (action.link) return doLink(action);
    if (action.iframe) return doIframe(action);
    if (action.eventSource) return doEventSource(action);
    if (action.webSocket) return doWebSocket(action);
    if (action.beacon) return doBeacon(action);
    if (action.ping) return doPing(action);
    const type = action.type ? {type: action.type} : {};
    if (action.worker) {
      return doWorker(() => { const made = new Worker(action.worker, type); return [made, made]; });
    }
    if (action.sharedWorker) {
      return doWorker(() => { const made = new SharedWorker(action.sharedWorker, type); return [made, made.port]; });
    }
    if (action.importScripts) return doImportScripts(action);
    if (action.cookie) return doCookie(action);
    if (action.wait) return after(action.wait * 1000).then(() => ({outcome: 'waited'}));
    throw new Error('cannot do ' + JSON.stringify(action));
  }

  const leaving = ['form', 'navigate', 'click', 'open', 'metaRefresh', 'reload', 'typed'];

  async function act() {
    if (config.wait) await after(config.wait);
    await ask('go');
    const results = [];
    for (const action of config.todo) {
      if (leaving.some(name => name in action)) {
        await ask('leaving', results);
        try {
          leave(action);
        } catch (refused) {
          // Firefox throws where a sandbox forbids a window; the others return none.
          if (!(refused instanceof DOMException)) throw refused;
          ask('nothing');
          return;
        }
        await after(deadline);
        ask('nothing');
        return;
      }
      results.push(await perform(action));
    }
    await ask('done', results);
  }

  if (config.down.length > 0) {
    try {
      makeInside();
    } catch (failed) {
      ask('broken', String(failed));
    }
  } else {
    act().catch(failed => ask('broken', String(failed)));
  }
}
