// A form with data-passkey asks the browser for a passkey and sends what it answers.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const listed = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

function asked(how, { publicKey }) {
  const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (how === "get") return navigator.credentials.get({ publicKey: { ...options, allowCredentials: listed(options.allowCredentials) } });
  const user = { ...options.user, id: bytes(options.user.id) };
  return navigator.credentials.create({ publicKey: { ...options, user, excludeCredentials: listed(options.excludeCredentials) } });
}

function written(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  const { id, type, authenticatorAttachment } = credential;
  return { id, type, authenticatorAttachment, rawId: text(credential.rawId), response, clientExtensionResults: credential.getClientExtensionResults() };
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) {
    form.hidden = true;
    continue;
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    try {
      form.elements.credential.value = JSON.stringify(written(await asked(form.dataset.passkey, JSON.parse(form.dataset.options))));
      form.submit();
    } catch (error) {
      if (error.name !== "NotAllowedError") throw error; // the person changed their mind: the form is still there
    }
  }, true);
}
