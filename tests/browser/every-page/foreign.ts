import type { BrowserSite } from '../../support/browser.ts'
import type { CallAnswer } from '../../support/caller.ts'
import { describedRoutes } from '../../support/described-routes.ts'
import { callerFor, type FoundForm, filled, look, post } from './forms.ts'
import { lines, pages } from './pages.ts'
import type { States } from './states.ts'

/** Everybody holds in the second park what they hold in the demonstration's, and nothing has happened there yet. */
export async function giveEverybodyASecondPark(run: (sql: string) => Promise<unknown>) {
  for (const [table, columns] of [
    ['departments', 'code, name, name_en, kind'],
    ['memberships', 'person_id, department, post, standing'],
    ['park_enterprises', 'enterprise_id'],
  ]) {
    await run(
      `insert into ${table} (park_id, ${columns}) select (select id from parks where slug = 'elsewhere'), ${columns} from ${table}`,
    )
  }
}

/** Whether an address names something of a park: an id, or a process. */
function namesSomething(address: string): boolean {
  return address.startsWith('/parks/') && /[0-9a-f]{8}-[0-9a-f]{4}-|\/processes\/./.test(address)
}

/** The same address in the second park. */
function moved(address: string): string {
  return address.replace('/parks/demo', '/parks/elsewhere')
}

/** What answers otherwise than *there is none* where the address names another park than what it is about. */
export async function foundElsewhere(site: BrowserSite, states: States, forms: readonly FoundForm[]) {
  const pagesFound = await pagesFoundElsewhere(site, states)
  return [...pagesFound, ...(await formsFoundElsewhere(site, forms)), ...(await routesFoundElsewhere(site, states))]
}

async function pagesFoundElsewhere(site: BrowserSite, states: States): Promise<readonly string[]> {
  const found: string[] = []
  const accounts = [...new Set(Object.values(pages).map(([account]) => account))].filter((each) => each !== null)
  const addresses = [...new Set(lines.flatMap(([, all]) => all(states)))].filter(namesSomething)
  for (const account of accounts) {
    const caller = await site.as(account)
    for (const address of addresses) {
      const answer = await look(caller, moved(address))
      // Who may not look at such a page anywhere is told that.
      if (answer.status === 403 && (await look(caller, address)).status === 403) continue
      if (!isNothing(answer)) found.push(`${answer.status} ${account} GET ${address}`)
    }
  }
  return found
}

async function formsFoundElsewhere(site: BrowserSite, forms: readonly FoundForm[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const form of forms.filter(({ action }) => namesSomething(action))) {
    const answer = await post(await callerFor(site, form.account), moved(form.action), filled(form, '试一试'))
    if (!isNothing(answer)) found.push(`${answer.status} ${form.account} POST ${form.action}`)
  }
  return found
}

/** *There is none*, with what stands around every page. */
function isNothing({ status, text }: CallAnswer): boolean {
  return status === 404 && text.includes('<header class="bar">')
}

/** Routes of the API that take an id of another park, by everybody who holds a post there. */
async function routesFoundElsewhere(site: BrowserSite, states: States): Promise<readonly string[]> {
  const found: string[] = []
  const ids = await idsOf(site, states)
  for (const { method, path, body } of await describedRoutes(site)) {
    if (!path.includes('{park}') || !/\{(?!park)/.test(path)) continue
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')
    for (const account of [...officers, 'owner']) {
      const caller = await site.as(account)
      const payload =
        body === null ? {} : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      const answer = await caller.call({ method: method as 'GET', url: moved(address), ...payload })
      // Not let in at all, or not understood, tells nothing of what there is.
      if (answer.status === 404 || answer.status === 403 || String(answer.body.code) === 'invalid-request') continue
      found.push(`${answer.status} ${account} ${method} ${path}`)
    }
  }
  return found
}

const officers = ['manager', 'overseer', 'window', 'reviewer-civil-air-defence', 'signatory-park-approval-bureau']

async function idsOf(site: BrowserSite, states: States): Promise<{ readonly [name: string]: string }> {
  const last = (address: string) => String(address.split('/').at(-1))
  const permits = (await (await site.as('owner')).get(`/api/v1${states.delivered}/permits`)).list
  return {
    ...{
      park: 'demo',
      application: last(states.delivered),
      instance: last(states.running),
      key: last(states.incident),
    },
    ...{
      draft: last(states.designerDraft),
      publication: last(states.publication),
      permit: String(permits[0]?.id),
      promise: last(states.promise),
      process: 'seven-permits',
      version: '1',
    },
    ...{ code: 'business-licence', page: '1', upload: 'a'.repeat(32) },
    // Those that are known were given to the second park, too.
    ...{ creditCode: '91430399MAFAKE983E' },
  }
}

/** What the owner of another enterprise is shown of this one's applications, or may do with them. */
export async function foundByAnotherEnterprise(site: BrowserSite, states: States, forms: readonly FoundForm[]) {
  const found: string[] = []
  const stranger = await site.as('owner-2')
  const owned = lines.filter(([account]) => account === 'owner')
  const addresses = owned.flatMap(([, all]) => all(states)).filter(namesSomething)
  const data = ['', '/form', '/materials', '/requirements', '/notices', '/permits', '/permits.pdf']
  const files = [`${states.delivered}/receipt.pdf`, `/api/v1${states.delivered}/materials/business-licence/file`]
  for (const address of [...addresses, ...data.map((each) => `/api/v1${states.delivered}${each}`), ...files]) {
    const { status } = await look(stranger, address)
    if (status !== 404) found.push(`${status} GET ${address}`)
  }
  for (const form of forms.filter(({ account, action }) => account === 'owner' && namesSomething(action))) {
    const { status } = await post(stranger, form.action, filled(form, '试一试'))
    if (status !== 404) found.push(`${status} POST ${form.action}`)
  }
  return found
}
