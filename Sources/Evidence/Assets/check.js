// Checks a receipt in the browser: reads the file, computes, and sends nothing anywhere. Written from the same
// specifications as the program (RFC 9162, C2SP signed-note, tlog-checkpoint, tlog-proof), apart from it.

const italian = !document.documentElement.lang.startsWith("en")
const say = (it, en) => (italian ? it : en)

/** Why a file proves nothing, in the language of the page. */
class Fault extends Error {}
const refuse = (it, en) => {
    throw new Fault(say(it, en))
}

// ------------------------------------------------------------------ bytes and texts

const utf8 = new TextEncoder()
const join = (...pieces) => {
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
    let place = 0
    for (const piece of pieces) {
        whole.set(piece, place)
        place += piece.length
    }
    return whole
}
const same = (one, other) => one.length === other.length && one.every((byte, index) => byte === other[index])
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
const text = (bytes, name) => {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
        return refuse(`«${name}» è stato cambiato.`, `“${name}” was changed.`)
    }
}
/** Null unless it is the one way to write those bytes. */
const base64 = (written) => {
    try {
        const read = atob(written)
        return btoa(read) === written ? Uint8Array.from(read, (letter) => letter.charCodeAt(0)) : null
    } catch {
        return null
    }
}
const sha256 = async (...pieces) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...pieces)))

// ------------------------------------------------------------------ the archive

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
    let sum = index
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
    return sum
})
const crc32 = (bytes) => {
    let sum = 0xffffffff
    for (const byte of bytes) sum = crcTable[(sum ^ byte) & 255] ^ (sum >>> 8)
    return (sum ^ 0xffffffff) >>> 0
}
const number = (value, width) => Uint8Array.from({ length: width }, (_, index) => (value / 2 ** (8 * index)) & 255)

/** The bytes that these files give: stored, without dates, in their order. */
function writeZip(files) {
    const [content, directory] = [[], []]
    let place = 0
    for (const [name, bytes] of files) {
        const title = utf8.encode(name)
        const common = join(
            number(20, 2), number(0x0800, 2), number(0, 4), number(0x21, 2), number(crc32(bytes), 4),
            number(bytes.length, 4), number(bytes.length, 4), number(title.length, 2), number(0, 2))
        const head = join(number(0x04034b50, 4), common, title)
        directory.push(
            join(number(0x02014b50, 4), number(20, 2), common, new Uint8Array(10), number(place, 4), title))
        content.push(head, bytes)
        place += head.length + bytes.length
    }
    const list = join(...directory)
    const end = join(
        number(0x06054b50, 4), number(0, 4), number(files.length, 2), number(files.length, 2),
        number(list.length, 4), number(place, 4), number(0, 2))
    return join(...content, list, end)
}

/** Names and bytes, in order; only of what is written exactly so. */
function readZip(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    const files = []
    let place = 0
    const broken = () =>
        refuse("Non è una ricevuta di Arca, o il suo involucro è stato cambiato.", "This is no receipt of Arca, or its wrapping was changed.")
    while (place + 30 <= bytes.length && view.getUint32(place, true) === 0x04034b50) {
        const size = view.getUint32(place + 18, true)
        const start = place + 30 + view.getUint16(place + 26, true)
        if (start + size > bytes.length) broken()
        files.push([text(bytes.subarray(place + 30, start), "?"), bytes.subarray(start, start + size)])
        place = start + size
    }
    const byName = new Map(files)
    const ends = files.slice(-2).map(([name]) => name).join()
    if (ends !== "SHA256SUMS,SHA256SUMS.sig" || byName.size !== files.length || !same(writeZip(files), bytes)) broken()
    return byName
}

// ------------------------------------------------------------------ keys and notes

/** A key of the form name+id+base64. */
async function readKey(written) {
    const parts = written.trim().split("+")
    const bytes = parts.length >= 3 ? base64(parts.slice(2).join("+")) : null
    if (!bytes || bytes.length !== 33 || bytes[0] !== 1) return null
    const id = (await sha256(utf8.encode(`${parts[0]}\n`), bytes)).subarray(0, 4)
    if (hex(id) !== parts[1]) return null
    return { name: parts[0], id: parts[1], bytes: bytes.subarray(1), written: written.trim() }
}

async function isSigned(key, message, signature) {
    const half = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"])
    return crypto.subtle.verify({ name: "Ed25519" }, half, signature, message)
}

/** The text of a note that all these keys have signed; null where it is not one. */
async function openNote(note, ...keys) {
    const cut = note.lastIndexOf("\n\n")
    if (cut < 0 || !note.endsWith("\n")) return null
    const body = note.slice(0, cut + 1)
    const lines = note.slice(cut + 2, -1).split("\n").map((line) => line.split(" "))
    for (const key of keys) {
        let isThere = false
        for (const [dash, name, rest, ...more] of lines) {
            const bytes = rest ? base64(rest) : null
            if (dash !== "—" || !bytes || more.length) return null
            if (name !== key.name || hex(bytes.subarray(0, 4)) !== key.id) continue
            if (!(await isSigned(key, utf8.encode(body), bytes.subarray(4)))) return null
            isThere = true
        }
        if (!isThere) return null
    }
    return body
}

/** How one key handed over to another. */
async function readChange(note) {
    const lines = note.split("\n")
    const [from, to] = [await readKey(lines[1] ?? ""), await readKey(lines[2] ?? "")]
    if (!from || !to || from.name !== to.name) return null
    const body = await openNote(note, from, to)
    return body === `Arca: another key signs for this log\n${from.written}\n${to.written}\n` ? [from.written, to.written] : null
}

// ------------------------------------------------------------------ the tree

const node = (left, right) => sha256(Uint8Array.of(1), left, right)

/** RFC 9162, section 2.1.3.2. */
async function rootFrom(leaf, index, size, path) {
    let [place, last, found] = [index, size - 1n, leaf]
    for (const other of path) {
        if (last === 0n) return null
        if (place & 1n || place === last) {
            found = await node(other, found)
            while (!(place & 1n) && place > 0n) [place, last] = [place >> 1n, last >> 1n]
        } else {
            found = await node(found, other)
        }
        ;[place, last] = [place >> 1n, last >> 1n]
    }
    return last === 0n ? found : null
}

/** What the seal commits to, from its bytes; null unless they are an entry. */
function readEntry(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    let place = 1
    const long = () => {
        const value = view.getBigInt64(place)
        place += 8
        return value
    }
    const words = () => {
        const length = Number(long())
        if (length < 0 || place + length > bytes.length) throw new RangeError()
        const piece = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(place, place + length))
        place += length
        return piece
    }
    try {
        if (bytes[0] !== 0 || words() !== "arca-fact-1") return null
        const entry = { sequence: long(), name: words(), occurredAt: Number(long()), recordedAt: Number(long()) }
        long(), words(), words(), long()
        let left = long()
        if (left < 0n) return null
        for (; left > 0n; left--) long()
        entry.structure = words()
        entry.contentHash = bytes.subarray(place)
        return entry.contentHash.length === 32 ? entry : null
    } catch {
        return null
    }
}

// ------------------------------------------------------------------ a receipt

/** A key and those that it handed over to; backwards too, those that handed over to it. */
function connected(key, steps, backwards) {
    const known = new Set([key])
    for (const _ of [0, ...steps]) {
        for (const [from, to] of steps) {
            if (known.has(from)) known.add(to)
            if (backwards && known.has(to)) known.add(from)
        }
    }
    return known
}

async function check(bytes, trusted) {
    const files = readZip(bytes)
    const take = (name) => {
        const found = files.get(name) ?? refuse(`Nella ricevuta manca «${name}».`, `“${name}” is missing from the receipt.`)
        files.delete(name)
        return found
    }
    const changed = (name) =>
        refuse(`«${name}» non è quello che la ricevuta conteneva: è stato cambiato.`, `“${name}” is not what the receipt held: it was changed.`)
    const [list, signature] = [take("SHA256SUMS"), take("SHA256SUMS.sig")]
    let sums = ""
    const listed = text(list, "SHA256SUMS")
    for (const [name, content] of files) {
        const sum = hex(await sha256(content))
        if (!listed.includes(`  ${name}\n`)) refuse(`«${name}» è stato aggiunto alla ricevuta.`, `“${name}” was added to the receipt.`)
        if (!listed.includes(`${sum}  ${name}\n`)) changed(name)
        sums += `${sum}  ${name}\n`
    }
    if (sums !== listed) changed("SHA256SUMS")

    const key = (await readKey(text(take("keys/key.txt"), "keys/key.txt"))) ?? changed("keys/key.txt")
    const steps = []
    for (let count = 2; files.has(`keys/change-${count}.txt`); count++) {
        const name = `keys/change-${count}.txt`
        steps.push((await readChange(text(take(name), name))) ?? changed(name))
    }
    const known = connected(trusted.written, steps, false)
    if (!(await isSigned(key, list, signature))) {
        refuse("L'elenco del contenuto non è firmato dalla chiave della cooperativa.", "The list of contents is not signed by the key of the cooperative.")
    }
    if (!known.has(key.written)) {
        refuse("La ricevuta è di un'altra chiave, e nessun passaggio di chiave porta a quella che hai dato.", "The receipt is of another key, and no change of key leads to the one that you gave.")
    }

    const sealed = take("fact/entry.bin")
    const entry = readEntry(sealed) ?? changed("fact/entry.bin")
    let words = null
    if (files.has("fact/content.json")) {
        const content = take("fact/content.json")
        if (!same(await sha256(take("fact/salt.bin"), content), entry.contentHash)) {
            refuse("Le parole non sono quelle sigillate.", "The words are not those that were sealed.")
        }
        words = text(content, "fact/content.json")
    }
    const originals = []
    for (const [name, content] of [...files].filter(([name]) => name.startsWith("originals/"))) {
        const sum = hex(await sha256(take(name)))
        if (!name.startsWith(`originals/${sum}`)) changed(name)
        if (!entry.structure.includes(sum)) refuse(`Il fatto non nomina «${name}».`, `The fact does not name “${name}”.`)
        originals.push([name.slice("originals/".length), content])
    }

    const leaf = await sha256(Uint8Array.of(0), await sha256(sealed))
    const { origin, size } = await inLog(text(take("proof/proof.tlog-proof"), "proof/proof.tlog-proof"), leaf, entry, [key])
    const keys = await Promise.all([...connected(key.written, steps, true)].map(readKey))
    let marks = 0
    while (files.has(`time/${marks + 1}/proof.tlog-proof`)) {
        marks += 1
        await inLog(text(take(`time/${marks}/proof.tlog-proof`), "time"), leaf, entry, keys)
        take(`time/${marks}/answer.tsr`)
        take(`time/${marks}/roots.pem`)
    }
    take("LEGGIMI-README.html")
    for (const name of files.keys()) refuse(`«${name}» è stato aggiunto alla ricevuta.`, `“${name}” was added to the receipt.`)
    return { entry, words, originals, origin, size, marks }
}

/** The seal that holds a fact, by a proof that one of the keys has signed. */
async function inLog(proof, leaf, entry, keys) {
    const cut = proof.indexOf("\n\n")
    const [title, index, ...path] = proof.slice(0, cut).split("\n")
    const hashes = path.map(base64)
    const outside = () => refuse("Il fatto non è nel registro che è stato firmato.", "The fact is not in the log that was signed.")
    if (cut < 0 || title !== "c2sp.org/tlog-proof@v1" || index !== `index ${entry.sequence - 1n}` || hashes.some((one) => one?.length !== 32)) outside()
    let body = null
    for (const key of keys) body ??= await openNote(proof.slice(cut + 2), key)
    if (body === null) refuse("Il sigillo non è firmato dalla chiave della cooperativa.", "The seal is not signed by the key of the cooperative.")
    const [origin, size, root, end, ...more] = body.split("\n")
    if (origin !== keys[0].name || !/^(0|[1-9][0-9]{0,17})$/.test(size) || end !== "" || more.length) {
        refuse("Il sigillo non è di questo registro.", "The seal is not of this log.")
    }
    const found = entry.sequence > 0n && entry.sequence <= BigInt(size) ? await rootFrom(leaf, entry.sequence - 1n, BigInt(size), hashes) : null
    if (!found || !same(found, base64(root) ?? new Uint8Array())) outside()
    return { origin, size, body }
}

// ------------------------------------------------------------------ the page

const form = document.querySelector("#check")
const result = document.querySelector("#result")
const element = (name, words = "", kind = "") => {
    const made = document.createElement(name)
    made.textContent = words
    if (kind) made.className = kind
    return made
}

function notice(kind, title, words) {
    const box = element("div", "", `notice ${kind}`)
    const inside = element("div")
    inside.append(element("strong", title), element("p", words))
    box.append(inside)
    return box
}

function show({ entry, words, originals, origin, size, marks }) {
    const moment = (milliseconds) =>
        new Date(milliseconds).toLocaleString(italian ? "it-IT" : "en-GB", { dateStyle: "long", timeStyle: "medium" })
    const facts = element("dl", "", "facts")
    for (const [name, value] of [
        [say("Genere", "Kind"), entry.name],
        [say("Accaduto", "Happened"), moment(entry.occurredAt)],
        [say("Registrato", "Recorded"), moment(entry.recordedAt)],
        [say("Posto nel registro", "Place in the log"), say(`${entry.sequence}, fra ${size} fatti sigillati`, `${entry.sequence}, among ${size} sealed facts`)],
        [say("Registro", "Log"), origin],
    ]) {
        const line = element("div")
        line.append(element("dt", name), element("dd", value))
        facts.append(line)
    }
    const limits = element(
        "p",
        say(
            `È provato che il fatto era nel registro quando la cooperativa ha firmato, e che niente è cambiato da allora. Non è provato che qualcuno l'abbia letto, né, qui, l'ora da parte di terzi.`,
            `It is proved that the fact was in the log when the cooperative signed, and that nothing has changed since. It is not proved that anybody read it, nor, here, the time by somebody else.`))
    const others = marks
        ? [
              element(
                  "p",
                  say(
                      `Marche temporali: ${marks}. Questa pagina non ne controlla la firma: lo fanno arca evidence check, e OpenSSL come dice la ricevuta.`,
                      `Time marks: ${marks}. This page does not check their signature: arca evidence check does, and OpenSSL as the receipt says.`)),
          ]
        : []
    result.replaceChildren(notice("good", say("La ricevuta è valida", "The receipt is good"), ""), facts, ...others, limits)
    if (words !== null) {
        const fold = element("details")
        fold.append(element("summary", say("Le parole, come sono state sigillate", "The words, as they were sealed")), element("pre", `${entry.structure}\n${words}`, "mono small"))
        result.append(fold)
    }
    for (const [name, content] of originals) {
        const link = element("a", say(`Salva l'originale ${name.slice(0, 12)}…`, `Save the original ${name.slice(0, 12)}…`), "button small")
        link.href = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }))
        link.download = name
        result.append(link)
    }
}

async function run() {
    const file = form.elements.receipt.files[0]
    const key = await readKey(form.elements.key.value)
    const problem = !file
        ? say("Scegli il file della ricevuta.", "Choose the file of the receipt.")
        : !key
          ? say("La chiave non è scritta bene: è una riga sola, con due segni +.", "The key is not written right: it is one line, with two + signs.")
          : !crypto.subtle
            ? say("Questo browser calcola solo su pagine https: apri questa pagina con https, o usa arca evidence check.", "This browser computes on https pages only: open this page by https, or use arca evidence check.")
            : ""
    if (problem) return result.replaceChildren(notice("warn", problem, ""))
    result.replaceChildren(element("p", say("Sto calcolando…", "Computing…"), "muted"))
    try {
        show(await check(new Uint8Array(await file.arrayBuffer()), key))
    } catch (fault) {
        const words =
            fault instanceof Fault
                ? fault.message
                : say("Questo browser non sa controllare la firma (Ed25519): aggiornalo, o usa arca evidence check.", "This browser cannot check the signature (Ed25519): update it, or use arca evidence check.")
        result.replaceChildren(notice("bad", say("La ricevuta non è valida", "The receipt is not good"), words))
    }
}

form.addEventListener("submit", (event) => {
    event.preventDefault()
    run()
})
