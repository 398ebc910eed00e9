// What Arca's pages do beyond plain HTML. Nothing here is needed to read, write or send:
// each part looks for the attributes that ask for it, and leaves the page alone otherwise.

const root = document.documentElement
const italian = !root.lang.startsWith("en")
const say = (it, en) => (italian ? it : en)
const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const isTyping = (element) =>
    !!element?.matches?.("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button], [type=submit])")
const widths = { medium: matchMedia("(min-width: 64rem)"), wide: matchMedia("(min-width: 80rem)") }

root.classList.add("js")

// ------------------------------------------------------------------ saying things

const toasts = document.createElement("div")
toasts.className = "toasts"
toasts.setAttribute("role", "status")
const whisper = document.createElement("div")
whisper.className = "hush"
whisper.setAttribute("role", "status")
document.body.append(toasts, whisper)

/** Shows a short sentence, which is also read aloud. */
function toast(text) {
    const line = document.createElement("p")
    line.className = "toast"
    line.textContent = text
    toasts.append(line)
    setTimeout(() => line.remove(), 6000)
}

/** Tells screen readers only. */
function announce(text) {
    whisper.textContent = ""
    requestAnimationFrame(() => (whisper.textContent = text))
}

// ------------------------------------------------------------------ times

const longForm = new Intl.RelativeTimeFormat(root.lang || "it", { numeric: "auto" })
const steps = [["day", 86400], ["hour", 3600], ["minute", 60]]

function elapsed(seconds) {
    const minutes = Math.max(0, Math.floor(seconds / 60))
    const days = Math.floor(minutes / 1440)
    const hours = Math.floor((minutes % 1440) / 60)
    if (days) return `${days} ${say("g", "d")} ${hours} h`
    if (!hours) return `${minutes} min`
    return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`
}

const midnight = (moment) => new Date(moment).setHours(0, 0, 0, 0)

function relative(time, now) {
    const seconds = (Date.parse(time.dateTime) - now) / 1000
    if (Number.isNaN(seconds)) return null
    if (time.dataset.relative === "wait") return elapsed(-seconds)
    if (Math.abs(seconds) > 6.5 * 86400) return null
    if (Math.abs(seconds) < 60) return say("adesso", "just now")
    const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? steps[2]
    // Days are counted as people count them: from Friday evening to Monday noon it is three.
    if (unit === "day") return longForm.format(Math.round((midnight(Date.parse(time.dateTime)) - midnight(now)) / 86400000), unit)
    return longForm.format(Math.trunc(seconds / size), unit)
}

function refreshTimes() {
    const now = Date.now()
    for (const time of all("time[data-relative]")) {
        time.absolute ??= time.textContent.trim()
        const text = relative(time, now)
        if (text) time.title = time.dataset.relative === "wait" ? time.title || time.absolute : time.absolute
        if (time.textContent !== (text ?? time.absolute)) time.textContent = text ?? time.absolute
    }
}

setInterval(refreshTimes, 30_000)
addEventListener("beforeprint", () => all("time[data-relative]").forEach((time) => (time.textContent = time.absolute ?? time.textContent)))
addEventListener("afterprint", refreshTimes)

// ------------------------------------------------------------------ checklists

/** An item with several boxes (answered, not a request) is done when one of them is ticked. */
const countable = (list) => all("li", list).filter((item) => item.querySelector("input[type=checkbox]"))
const isTicked = (item) => all("input[type=checkbox]", item).some((box) => box.checked)

function count() {
    for (const list of all("[data-counter]")) {
        const items = countable(list)
        const ticked = items.filter(isTicked).length
        const output = list.querySelector("output.count")
        if (!output) continue
        output.textContent = `${ticked} ${say("di", "of")} ${items.length}`
        output.classList.toggle("done", ticked === items.length)
    }
    for (const field of all("[data-while-unticked]")) {
        const lists = field.dataset.whileUnticked.split(/\s+/).map((id) => document.getElementById(id))
        field.hidden = lists.every((list) => list && countable(list).every(isTicked))
    }
}

// ------------------------------------------------------------------ tables, folds

/** Folding a table into blocks on a phone would take its meaning from screen readers: say it in roles. */
function nameTables() {
    const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" }
    for (const table of all("table.table:not([role])")) {
        for (const part of [table, ...all("thead, tbody, tfoot, tr, td", table)]) part.setAttribute("role", roles[part.tagName])
        for (const head of all("th", table)) head.setAttribute("role", head.scope === "row" ? "rowheader" : "columnheader")
    }
}

function fold(within = document) {
    for (const details of all("details[data-open]", within)) details.open = widths[details.dataset.open]?.matches ?? details.open
}
Object.values(widths).forEach((width) => width.addEventListener("change", () => fold()))

// ------------------------------------------------------------------ forms

const touched = new WeakSet()
let leaving = false

/** Words only: files, and files that a refused form kept, go with the letter and not with its draft. */
const contents = (form) => new URLSearchParams([...new FormData(form)]
    .filter(([name, value]) => typeof value === "string" && name !== "kept"))

/** Keeps a draft on the server while somebody writes, and says so in `output.draft`. */
function keepDraft(form) {
    const output = form.querySelector("output.draft")
    let timer
    let saved = "unsaved" in form.dataset ? "" : contents(form).toString()
    let isSaving = false
    const tell = (text, isBad = false) => {
        if (!output) return
        output.textContent = text
        output.classList.toggle("bad", isBad)
    }
    async function save() {
        const body = contents(form)
        const text = body.toString()
        if (text === saved || leaving || form.dataset.busy) return
        if (isSaving) return later()
        isSaving = true
        try {
            const answer = await fetch(form.dataset.draft, { method: "POST", body, headers: { "Arca-Draft": "1" } })
            if (answer.status === 409) {
                tell(say("La pratica è cambiata mentre scrivevi: il testo resta qui. Ricarica per vedere che cosa è arrivato.",
                    "The case changed while you were writing: your text stays here. Reload to see what came."), true)
            } else if (answer.ok) {
                saved = text
                if (contents(form).toString() === text) touched.delete(form)
                const clock = new Date().toLocaleTimeString(root.lang === "en" ? "en-GB" : "it", { hour: "2-digit", minute: "2-digit" })
                tell(`${say("Bozza salvata alle", "Draft saved at")} ${clock}`)
            } else {
                throw new Error(String(answer.status))
            }
        } catch {
            tell(say("Bozza non salvata, riprovo.", "Draft not saved, trying again."), true)
            later(10_000)
        } finally {
            isSaving = false
        }
    }
    function later(delay = 1500) {
        clearTimeout(timer)
        timer = setTimeout(save, delay)
    }
    form.addEventListener("input", () => later())
    form.addEventListener("change", () => later())
    document.addEventListener("visibilitychange", () => document.hidden && save())
    if ("unsaved" in form.dataset) {
        touched.add(form)
        later()
    }
}

document.addEventListener("input", ({ target }) => {
    const form = target.form
    if (form?.matches("[data-guard], [data-draft]")) touched.add(form)
})
document.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") count()
    if (target.matches("[data-submit]")) target.form?.requestSubmit()
})
document.addEventListener("reset", () => setTimeout(count))

document.addEventListener("submit", (event) => {
    const form = event.target
    if (event.defaultPrevented || (event.submitter?.formMethod || form.method) !== "post" || "again" in form.dataset) return
    if (form.dataset.busy) return event.preventDefault()
    form.dataset.busy = "1"
    leaving = true
    for (const button of all("button, input[type=submit]", form)) button.setAttribute("aria-disabled", "true")
})

/** A page brought back by the browser's back button may be sent again. */
addEventListener("pageshow", () => {
    leaving = false
    for (const form of all("form[data-busy]")) {
        delete form.dataset.busy
        for (const button of all("[aria-disabled]", form)) button.removeAttribute("aria-disabled")
    }
})

addEventListener("beforeunload", (event) => {
    if (!leaving && all("form[data-guard], form[data-draft]").some((form) => touched.has(form))) event.preventDefault()
})

// ------------------------------------------------------------------ names of colleagues

/** After an @ the names that fit are offered under the field: arrows choose, Enter or Tab takes. */
function completeNames(field) {
    const names = field.dataset.mentions.split("|")
    const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    const list = document.createElement("ul")
    list.id = `${field.id}-names`
    list.className = "names"
    list.hidden = true
    list.setAttribute("role", "listbox")
    list.setAttribute("aria-label", say("Colleghi", "Colleagues"))
    field.after(list)
    field.setAttribute("aria-autocomplete", "list")
    field.setAttribute("aria-controls", list.id)
    const begun = () => field.value.slice(0, field.selectionStart).match(/(?:^|[^\p{L}\p{N}])@([\p{L}\p{N} .'’-]{0,40})$/u)?.[1]
    const options = () => all("[role=option]", list)
    const chosen = () => options().find((one) => one.getAttribute("aria-selected") === "true")
    function choose(option) {
        for (const one of options()) one.setAttribute("aria-selected", String(one === option))
        if (option) field.setAttribute("aria-activedescendant", option.id)
    }
    function close() {
        list.hidden = true
        field.removeAttribute("aria-activedescendant")
    }
    function take(name) {
        const end = field.selectionStart
        const start = end - begun().length
        field.setRangeText(`${name} `, start, end, "end")
        close()
        field.dispatchEvent(new Event("input", { bubbles: true }))
        close()
    }
    field.addEventListener("input", () => {
        const word = begun()
        const fitting = word === undefined ? [] : names.filter((name) => fold(name).startsWith(fold(word)) && fold(name) !== fold(word))
        list.replaceChildren(...fitting.slice(0, 8).map((name, index) => {
            const option = document.createElement("li")
            option.id = `${list.id}-${index}`
            option.setAttribute("role", "option")
            option.textContent = name
            option.addEventListener("mousedown", (event) => (event.preventDefault(), take(name)))
            return option
        }))
        if (fitting.length === 0) return close()
        list.hidden = false
        choose(options()[0])
    })
    field.addEventListener("keydown", (event) => {
        if (list.hidden || event.isComposing) return
        const all = options()
        const place = all.indexOf(chosen())
        if (event.key === "ArrowDown") choose(all[(place + 1) % all.length])
        else if (event.key === "ArrowUp") choose(all[(place + all.length - 1) % all.length])
        else if (event.key === "Enter" || event.key === "Tab") take(chosen()?.textContent ?? all[0].textContent)
        else if (event.key === "Escape") close()
        else return
        event.preventDefault()
        event.stopPropagation()
    })
    field.addEventListener("blur", close)
}

// ------------------------------------------------------------------ pressing things

document.addEventListener("click", async (event) => {
    const target = event.target.closest("[data-copy], [data-copy-from], [data-opens], [data-keys-help]")
    for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false
    if (!target) return
    if (target.matches("[data-copy], [data-copy-from]")) {
        const source = document.getElementById(target.dataset.copyFrom)
        const text = target.dataset.copy ?? source?.value ?? source?.textContent.trim() ?? ""
        try {
            await navigator.clipboard.writeText(text)
            toast(say("Copiato.", "Copied."))
        } catch {
            toast(say("Non riesco a copiare: seleziona il testo.", "Cannot copy: select the text."))
        }
    } else if (target.dataset.opens) {
        const dialog = document.getElementById(target.dataset.opens)
        if (dialog?.showModal) {
            event.preventDefault()
            dialog.showModal()
        }
    } else {
        showKeys()
    }
})

/** Opening one menu closes the others. */
document.addEventListener("toggle", ({ target }) => {
    if (!target.matches?.("details.menu") || !target.open) return
    for (const menu of all("details.menu[open]")) if (menu !== target && !menu.contains(target)) menu.open = false
    settle(target)
}, true)

/** What a menu opens stays within its pane, wherever its button stands. */
function settle(menu) {
    const drop = menu.querySelector(":scope > .drop")
    if (!drop) return
    drop.style.translate = ""
    const pane = (menu.closest(".casefile") ?? root).getBoundingClientRect()
    const place = drop.getBoundingClientRect()
    const past = Math.max(0, pane.left + 8 - place.left) || Math.min(0, pane.right - 8 - place.right)
    if (past) drop.style.translate = `${past}px 0`
}

/** Whoever opens a small form may write at once: what is typed is no shortcut then. */
document.addEventListener("click", ({ target }) => {
    const details = target.closest("summary")?.parentElement
    if (!details?.matches("details.menu, details:has([data-shelf])") || !matchMedia("(pointer: fine)").matches) return
    setTimeout(() => details.open && isTyping(firstField(details)) && firstField(details).focus())
})

const firstField = (details) => all("input:not([type=hidden]), select, textarea, button, a[href]", details).find(isVisible)

// ------------------------------------------------------------------ keys

const isVisible = (element) => element.checkVisibility?.() ?? element.offsetParent !== null
const named = (key) => all(`[aria-keyshortcuts="${CSS.escape(key)}"]`).find(isVisible)

function press(key) {
    const element = named(key)
    if (!element) return false
    if (isTyping(element)) {
        element.focus()
        element.select?.()
        return true
    }
    const goal = element.hash && element.pathname === location.pathname && document.getElementById(element.hash.slice(1))
    element.click()
    if (goal) write(goal)
    else if (element.matches("summary") && element.parentElement.open) (firstField(element.parentElement) ?? element).focus()
    return true
}

let sought = { letters: "", until: 0 }

/** Letters in a row are the beginning of a name; one letter again and again goes on to the next with it. */
function seek(items, here, key) {
    const letters = performance.now() < sought.until ? sought.letters + key.toLowerCase() : key.toLowerCase()
    sought = { letters, until: performance.now() + 800 }
    const beginning = [...letters].every((one) => one === letters[0]) ? letters[0] : letters
    const from = here + (beginning.length > 1 ? 0 : 1)
    return [...items.slice(from), ...items.slice(0, from)]
        .find((item) => item.textContent.trim().toLowerCase().startsWith(beginning))
}

/** Arrows and the letters of a name choose in an open menu, where no letter is a shortcut. */
function chooseIn(menu, key) {
    const items = all("a[href], button", menu.querySelector(".drop")).filter(isVisible)
    const here = items.indexOf(document.activeElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    const isLetter = key.length === 1 && key !== " "
    const next = step ? items.at((here + step) % items.length) : isLetter && seek(items, Math.max(here, 0), key)
    next?.focus?.()
    return Boolean(step) || isLetter
}

/** The text of a form, on its first empty line: after the greeting that is there already. */
function write(form) {
    const text = form.querySelector("textarea")
    if (!text) return (form.querySelector("input:not([type=hidden])") ?? form).focus()
    text.focus()
    const gap = text.value.indexOf("\n\n")
    if (gap >= 0 && text.selectionEnd === 0) text.setSelectionRange(gap + 2, gap + 2)
}

function move(step) {
    const links = all("[data-list] > li").map((item) => item.querySelector("a[href]")).filter((link) => link && isVisible(link))
    if (!links.length) return false
    let here = links.indexOf(document.activeElement)
    if (here < 0) {
        here = links.findIndex((link) => link.closest("li").hasAttribute("aria-current"))
        if (here < 0) here = step > 0 ? -1 : links.length
    }
    const next = links[Math.min(links.length - 1, Math.max(0, here + step))]
    next.focus()
    next.closest("li").scrollIntoView({ block: "nearest" })
    return true
}

/** Where the list stands beside what is open, one goes back by going there. */
function backToList() {
    const link = document.querySelector("[data-list] > li[aria-current] a[href]") ?? document.querySelector("[data-list] > li a[href]")
    if (!link || !isVisible(link) || document.activeElement === link) return false
    link.focus()
    return true
}

function escape(event) {
    const menu = document.activeElement.closest?.("details.menu[open]") ?? document.querySelector("details.menu[open]")
    if (menu) {
        menu.open = false
        menu.querySelector("summary").focus()
    } else if (isTyping(document.activeElement)) {
        document.activeElement.blur()
    } else if (root.dataset.keys === "off" || !(press("Escape") || backToList())) {
        return
    }
    event.preventDefault()
}

document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (document.querySelector("dialog[open]")) return
    if (event.key === "Escape") return escape(event)
    if (isTyping(event.target)) return
    const menu = event.target.closest?.("details.menu[open]")
    if (menu?.querySelector(".drop") && event.target.closest("summary, .drop")) {
        if (chooseIn(menu, event.key)) event.preventDefault()
        return
    }
    if (root.dataset.keys === "off") return
    const isDone =
        event.key === "?" ? (showKeys(), true)
        : event.key === "j" ? move(1)
        : event.key === "k" ? move(-1)
        : event.key.length === 1 && event.key !== " " && press(event.key)
    if (isDone) event.preventDefault()
})

/** The list of keys: those of every page, then those of the buttons that are here now. */
function showKeys() {
    let dialog = document.getElementById("keys")
    if (!dialog) {
        dialog = document.createElement("dialog")
        dialog.id = "keys"
        dialog.className = "dialog"
        dialog.setAttribute("aria-labelledby", "keys-title")
        document.body.append(dialog)
    }
    const known = { t: say("prendere la pratica", "take the case"), r: say("rispondere", "answer"), "/": say("cercare", "search") }
    const here = all("[aria-keyshortcuts]").filter(isVisible)
        .map((element) => [element.getAttribute("aria-keyshortcuts"), element.textContent.trim() || element.getAttribute("aria-label")])
    const rows = new Map([
        ["/", known["/"]],
        ["?", say("questo elenco", "this list")],
        ["j  k", say("giù e su in un elenco", "down and up in a list")],
        [say("Invio", "Enter"), say("aprire", "open")],
        ["r", known.r],
        ["t", known.t],
        ["Esc", say("chiudere, uscire dal campo, tornare all'elenco", "close, leave the field, back to the list")],
        ...here.filter(([key, text]) => text && !known[key] && key !== "Escape"),
    ])
    const title = document.createElement("h2")
    title.id = "keys-title"
    title.textContent = say("Scorciatoie da tastiera", "Keyboard shortcuts")
    const list = document.createElement("dl")
    list.className = "facts"
    for (const [keys, meaning] of rows) {
        const term = document.createElement("dt")
        for (const key of keys.split(/\s+/)) {
            const cap = document.createElement("kbd")
            cap.textContent = key
            term.append(cap, " ")
        }
        const what = document.createElement("dd")
        what.textContent = meaning.charAt(0).toUpperCase() + meaning.slice(1)
        const row = document.createElement("div")
        row.append(term, what)
        list.append(row)
    }
    const note = document.createElement("p")
    note.className = "muted small"
    note.textContent = say("Si possono spegnere nelle impostazioni.", "They can be switched off in the settings.")
    const form = document.createElement("form")
    form.method = "dialog"
    const button = document.createElement("button")
    button.className = "button"
    button.textContent = say("Chiudi", "Close")
    form.append(button)
    dialog.replaceChildren(title, list, note, form)
    if (!dialog.open) dialog.showModal()
}

// ------------------------------------------------------------------ live parts

/** How to find the focused thing again after its surroundings were replaced. */
function bookmark(within) {
    const element = document.activeElement
    if (!within.contains(element) || element === within) return null
    for (const name of ["id", "href", "name", "formaction"]) {
        const value = element.getAttribute(name)
        if (value) return `${element.tagName}[${name}="${CSS.escape(value)}"]`
    }
    return null
}

/** Whether the part need not be asked for again soon: it is fresh, or waits for who types in it. */
async function refresh(part) {
    const isBusy = () => part.contains(document.activeElement) && isTyping(document.activeElement)
    if (isBusy()) return (part.isStale = true)
    part.isStale = false
    const turn = (part.turn = (part.turn ?? 0) + 1)
    const answer = await askFor(part)
    // Who asked later knows more, whoever is answered first.
    if (turn !== part.turn) return true
    if (!answer || answer.status >= 500) return !(part.isStale = true)
    // Signed out, gone or moved: what is shown stays, the next page will tell.
    if (!answer.ok || answer.redirected) return true
    const html = await answer.text()
    if (turn !== part.turn) return true
    if (isBusy()) return (part.isStale = true)
    const words = part.querySelector("[data-say]")?.textContent
    const place = bookmark(part)
    const scroll = part.scrollTop
    const opened = all("details[open][id]", part).map((details) => details.id)
    part.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
    fold(part)
    for (const id of opened) document.getElementById(id)?.setAttribute("open", "")
    if (place) (part.querySelector(place) ?? part.querySelector("a[href], button"))?.focus({ preventScroll: true })
    part.scrollTop = scroll
    prepare()
    const news = part.querySelector("[data-say]")?.textContent ?? part.dataset.liveSay
    if (news && news !== words) announce(news.trim())
    return true
}

/** What the house answers, or nothing where it is out of reach. */
async function askFor(part) {
    try {
        return await fetch(part.dataset.live, { headers: { "Arca-Fragment": "1" }, credentials: "same-origin" })
    } catch {
        return null
    }
}

function listen() {
    const parts = () => all("[data-live]")
    const stream = document.body.dataset.events
    if (!stream || !parts().length) return
    const waiting = new Set()
    const adrift = document.createElement("p")
    adrift.className = "toast"
    let timer
    let source
    let retry
    let telling
    let tries = 0
    let wasLost = false
    const wake = (chosen) => {
        chosen.forEach((part) => waiting.add(part))
        // A burst of events asks for each part once.
        clearTimeout(timer)
        timer = setTimeout(() => {
            for (const part of waiting) if (part.isConnected) bring(part)
            waiting.clear()
        }, 250)
    }
    async function bring(part) {
        if (!(await refresh(part))) setTimeout(() => part.isStale && !document.hidden && wake([part]), 3000)
    }
    function connect() {
        source?.close()
        clearTimeout(retry)
        source = new EventSource(stream)
        const names = new Set(parts().flatMap((part) => (part.dataset.liveOn ?? "").split(/\s+/)).filter(Boolean))
        for (const name of names) {
            source.addEventListener(name, () => wake(parts().filter((part) => part.dataset.liveOn?.split(/\s+/).includes(name))))
        }
        source.addEventListener("everything", () => wake(parts()))
        source.addEventListener("error", lost)
        source.addEventListener("open", () => {
            if (wasLost) wake(parts())
            wasLost = false
            tries = 0
            found()
        })
    }
    /** A browser tries again by itself where nobody answers, but never after an answer that is no stream. */
    function lost() {
        wasLost = true
        telling ??= setTimeout(() => {
            adrift.textContent = say("Collegamento interrotto: riprovo a collegarmi.", "Connection lost: trying to reconnect.")
            toasts.append(adrift)
        }, 3000)
        if (source.readyState !== EventSource.CLOSED) return
        clearTimeout(retry)
        retry = setTimeout(reconnect, Math.min(15_000, 1000 * 2 ** tries++) * (0.75 + Math.random() / 2))
    }
    async function reconnect() {
        const answer = await askFor(parts()[0] ?? { dataset: { live: "/healthz" } })
        if (document.hidden) return
        if (!answer || answer.status >= 500) return lost()
        // Signed out: the next page will tell.
        if (answer.status === 401) return found()
        connect()
    }
    function found() {
        clearTimeout(telling)
        telling = undefined
        adrift.remove()
    }
    function disconnect() {
        source?.close()
        clearTimeout(retry)
        found()
        wasLost = true
    }
    // A browser allows few streams to one server: a page nobody looks at gives its own back, and catches up later.
    document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()))
    document.addEventListener("focusout", () => setTimeout(() => wake(parts().filter((part) => part.isStale))))
    addEventListener("pagehide", disconnect)
    addEventListener("pageshow", ({ persisted }) => persisted && connect())
    if (!document.hidden) connect()
}

// ------------------------------------------------------------------ who else is here

/** Tells the colleagues that one reads or writes here, and shows the same of them. */
function attend(place) {
    const token = document.querySelector("input[name=_token]")?.value
    if (!token) return
    let typedAt = 0
    let told
    const body = (doing) => new URLSearchParams({ _token: token, doing })
    const doing = () => (Date.now() - typedAt < 30_000 ? "writing" : "reading")
    async function tell() {
        if (document.hidden) return
        told = doing()
        try {
            const answer = await fetch(place.dataset.presence, { method: "POST", body: body(told) })
            if (!answer.ok || answer.redirected) return
            const html = await answer.text()
            if (html.trim() === place.innerHTML.trim()) return
            place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
        } catch {
            // Out of reach: the next time tells.
        }
    }
    document.addEventListener("input", ({ target }) => {
        if (!target.form?.matches("[data-draft]")) return
        typedAt = Date.now()
        if (told !== "writing") tell()
    })
    const leave = () => navigator.sendBeacon(place.dataset.presence, body("gone"))
    document.addEventListener("visibilitychange", () => (document.hidden ? leave() : tell()))
    addEventListener("pagehide", leave)
    setInterval(tell, 4000)
    tell()
}

// ------------------------------------------------------------------ reply blocks

/** Looks for blocks while somebody types, and puts one where the writer stood in the text. */
function shelve(shelf) {
    const form = shelf.closest("form")
    const text = form?.querySelector("textarea[name=text]")
    const list = shelf.querySelector("[data-shelf-list]")
    const words = shelf.querySelector("input[type=search]")
    if (!text || !list || !words) return
    let timer
    async function find() {
        const asked = words.value
        try {
            const answer = await fetch(`${shelf.dataset.shelf}?${new URLSearchParams({ words: asked })}`,
                { headers: { "Arca-Fragment": "1" } })
            if (!answer.ok || answer.redirected || words.value !== asked) return
            const html = await answer.text()
            list.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
        } catch {
            // Out of reach: the list stays as it is.
        }
    }
    words.addEventListener("input", (event) => {
        event.stopPropagation()
        clearTimeout(timer)
        timer = setTimeout(find, 200)
    })
    words.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return
        event.preventDefault()
        find()
    })
    shelf.addEventListener("click", (event) => {
        const button = event.target.closest("button[name=_insert], button[name=_find]")
        if (!button) return
        event.preventDefault()
        if (button.name === "_find") return find()
        const block = document.getElementById(`shelf-${button.value}`)?.textContent
        if (!block) return
        text.focus()
        if (text.selectionEnd === 0) write(form)
        const before = text.value.slice(0, text.selectionStart)
        const gap = before && !before.endsWith("\n\n") ? (before.endsWith("\n") ? "\n" : "\n\n") : ""
        text.setRangeText(`${gap}${block}\n`, text.selectionStart, text.selectionEnd, "end")
        if (!all("input[name=blocks]", form).some((used) => used.value === button.value)) {
            const used = document.createElement("input")
            used.type = "hidden"
            used.name = "blocks"
            used.value = button.value
            form.append(used)
        }
        text.dispatchEvent(new Event("input", { bubbles: true }))
        announce(say("Blocco inserito.", "Block inserted."))
    })
}

// ------------------------------------------------------------------ passkeys

const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0))
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")

/** Ed25519, P-256, RSA: what the house can check. */
const keyKinds = [-8, -7, -257].map((alg) => ({ type: "public-key", alg }))

/** What the browser answers to a challenge, as the fields of a form. */
async function askPasskey({ passkey, party, user, userMail, userName, known }, challenge) {
    if (passkey === "make") {
        const { rawId, response } = await navigator.credentials.create({ publicKey: {
            challenge, rp: { id: party, name: "Arca" }, pubKeyCredParams: keyKinds, attestation: "none",
            user: { id: toBytes(user), name: userMail, displayName: userName },
            authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
            excludeCredentials: known.split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: toBytes(id) })),
        } })
        return { credential: rawId, clientData: response.clientDataJSON, attestation: response.attestationObject }
    }
    const { rawId, response } = await navigator.credentials.get({ publicKey: { challenge, rpId: party, userVerification: "required" } })
    return {
        credential: rawId, clientData: response.clientDataJSON, authenticatorData: response.authenticatorData,
        signature: response.signature, userHandle: response.userHandle ?? new ArrayBuffer(0),
    }
}

/** Fills a form in with the answer of a device, and sends it. */
function withPasskey(form) {
    form.hidden = !window.PublicKeyCredential
    form.addEventListener("submit", async (event) => {
        event.preventDefault()
        try {
            const answer = await fetch(form.dataset.challenge)
            if (!answer.ok || answer.redirected) throw new Error("no challenge")
            const found = await askPasskey(form.dataset, toBytes(await answer.text()))
            for (const [name, bytes] of Object.entries(found)) {
                const field = Object.assign(document.createElement("input"), { type: "hidden", name, value: toText(bytes) })
                form.append(field)
            }
            form.submit()
        } catch (fault) {
            toast(fault.name === "InvalidStateError"
                ? say("Questo dispositivo ha già una passkey per te.", "This device has a passkey for you already.")
                : say("Niente passkey questa volta: riprova, o usa la password.", "No passkey this time: try again, or use the password."))
        }
    })
}

// ------------------------------------------------------------------ begin

/** On a phone the queues are one line that slides: the one looked at is seen. */
function slide() {
    const line = document.querySelector("#queue-links > ul")
    const current = line?.querySelector("[aria-current]")
    if (current && line.scrollLeft === 0) line.scrollLeft = current.offsetLeft - (line.clientWidth - current.offsetWidth) / 2
}

function prepare() {
    refreshTimes()
    count()
    nameTables()
    slide()
}

prepare()
fold()
all("form[data-draft]").forEach(keepDraft)
all("[data-presence]").forEach(attend)
all("[data-shelf]").forEach(shelve)
all("textarea[data-mentions]").forEach(completeNames)
all("form[data-passkey]").forEach(withPasskey)
listen()
document.querySelector(".refusal")?.focus()
