import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { exampleMaterial } from '../../../api/demo-data/example-material.ts'
import { DEMO_PASSWORD } from '../../../api/demo-data/people.ts'
import type { BrowserSite } from '../../support/browser.ts'
import type { CallAnswer, Caller } from '../../support/caller.ts'
import { callerFor, type Entries, type FoundForm, filled, formsIn, isPicked, isWritten, look, post } from './forms.ts'
import { NASTY } from './nasty.ts'

/** How many rows each table has. */
export type CountRows = () => Promise<ReadonlyMap<string, number>>

/** Forms that ask again who one is, or are done with it, are no part of work that could be lost. */
export function isWork({ action }: FoundForm): boolean {
  return action !== '/sign-in' && action !== '/sign-out'
}

/** Forms that do not bring back what was in them once the session had ended and its holder has signed in again. */
export async function lostByEndedSessions(site: BrowserSite, reader: Page, forms: readonly FoundForm[]) {
  const lost: string[] = []
  for (const form of forms.filter(isWork)) {
    const entries = filled(form, NASTY)
    const asked = await (form.isUpload ? postFile(site.nobody, form) : post(site.nobody, form.action, entries))
    const signIn = (await formsIn(reader, asked.text)).find(({ action }) => action === '/sign-in')
    const credentials = { account: form.account ?? '', password: DEMO_PASSWORD }
    const signed = await post(
      site.nobody,
      '/sign-in',
      (signIn?.fields ?? []).map(({ name, value }) => [name, { ...credentials }[name] ?? value]),
    )
    if (!(await goesOn(site, reader, form, entries, signed)))
      lost.push(`${asked.status} ${signed.status} ${form.action}`)
  }
  return lost
}

async function goesOn(site: BrowserSite, reader: Page, form: FoundForm, entries: Entries, signed: CallAnswer) {
  if (form.isUpload) {
    const back = String(signed.headers['location'])
    return signed.status === 303 && (await look(await callerFor(site, form.account), back)).status === 200
  }
  const again = (await formsIn(reader, signed.text)).find(({ action }) => action === form.action)
  const posted = again?.fields.map(({ name, value }) => [name, value]) ?? []
  return entries.every(([name, value]) => posted.some(([other, text]) => other === name && text === value))
}

/**
 * What is wrong with the answers to a form that is pressed twice at once, once more from the page before (*back*), and
 * from a second tab, where it was opened before all that.
 */
export async function faultsOfSendingTwice(site: BrowserSite, reader: Page, form: FoundForm, count: CountRows) {
  const caller = await callerFor(site, form.account)
  const send = async (from: FoundForm = form) => {
    const answer = await (form.isUpload ? postFile(caller, from) : post(caller, form.action, filled(from, NASTY)))
    await site.engine.whenIdle()
    return answer
  }

  const sendAgain = async () => {
    const before = await count()
    const again = await send()
    const after = await count()
    return {
      again,
      after,
      changed: [...after].filter(([table, rows]) => before.get(table) !== rows).map(([name]) => name),
    }
  }

  const pressed = await Promise.all([send(), send()])
  const first = await sendAgain()
  // Something that the server does by itself may have fallen in between; what a form does, it does each time.
  const { again, after, changed } = first.changed.length === 0 ? first : await sendAgain()
  const stale = await send(asInAnotherTab(form))
  const late = await count()

  const faults: string[] = []
  const answers = [...pressed, again]
  const outcomes = new Set(answers.map(({ status, headers }) => `${status} ${headers['location']}`))
  if (outcomes.size > 1) faults.push(`answers ${[...outcomes].join(', ')}`)
  if (changed.length > 0) faults.push(`changes ${changed.join(', ')} once more`)
  for (const { status, text } of [...answers, stale]) {
    if (status >= 500) faults.push(`answers ${status}`)
    if (text.includes('<img src=x')) faults.push('does not escape')
  }
  if (stale.status >= 400 && !(await keeps(reader, stale, form)))
    faults.push(`answers ${stale.status} to another tab and forgets`)
  const doubled = [...late].some(([table, rows]) => table !== 'idempotent_answers' && after.get(table) !== rows)
  if (stale.status < 400 && doubled && !meantAgain.test(form.action)) faults.push('does it once more for another tab')
  if (again.status >= 400 && !(await keeps(reader, again, form))) faults.push(`answers ${again.status} and forgets`)
  return faults.map((fault) => `${form.action} ${fault}`)
}

/** Whoever does this from another tab wants another one: a draft, a version, a sheet of paper, an instance, a day on. */
const meantAgain =
  /\/(?:start|time|materials\/[\w-]+|prints|designer\/(?:new|import|open)|restart|batches\/new|incidents)$/

/** The same form as another tab has it, which was opened at the same time: only the key that its page gave it differs. */
function asInAnotherTab(form: FoundForm): FoundForm {
  return { ...form, fields: form.fields.map((each) => (each.name === 'commandId' ? { ...each, value: v7() } : each)) }
}

/** Whether a page that refuses shows what was written, in its field or where nothing can be sent any more. */
async function keeps(reader: Page, { text }: CallAnswer, form: FoundForm): Promise<boolean> {
  const fields = (await formsIn(reader, text)).flatMap((each) => each.fields)
  const items = await reader.evaluate((html) => {
    const document = new DOMParser().parseFromString(html, 'text/html')
    return [...document.querySelectorAll('main li, main .notice .words')].map(({ textContent }) => textContent)
  }, text)
  return form.fields
    .filter((field) => isWritten(field) && !isPicked(field))
    .every(
      ({ name }) =>
        items.some((item) => item?.endsWith(NASTY)) ||
        fields.some((each) => each.name === name && each.value === NASTY),
    )
}

// Drawn once: a file that is sent again is the same file.
const material = exampleMaterial('design-scheme')
const diagram = readFileSync(new URL('../../../processes/seven-permits/process.bpmn', import.meta.url))

/** Posts an upload form as a browser does, with a file of a nasty name. */
async function postFile(caller: Caller, found: FoundForm): Promise<CallAnswer> {
  const { action, address, fields } = found
  const isDiagram = action.endsWith('/import')
  const bytes = isDiagram ? diagram : await material
  const form = new FormData()
  const others = fields.filter(({ type }) => type !== 'file')
  for (const [name, value] of filled({ ...found, fields: others }, NASTY)) form.append(name, value)
  for (const { name } of fields.filter(({ type }) => type === 'file')) {
    form.append(name, new Blob([Buffer.from(bytes)]), `${NASTY.replace('/', '')}.pdf`)
  }
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: form })
  const payload = Buffer.from(await request.arrayBuffer())
  const type = request.headers.get('content-type') ?? ''
  const referer = `http://127.0.0.1${address}`
  return await caller.call({
    method: 'POST',
    url: action,
    payload,
    headers: { accept: 'text/html', 'content-type': type, referer },
  })
}
