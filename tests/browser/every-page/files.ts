import type { BrowserSite } from '../../support/browser.ts'
import type { CallAnswer } from '../../support/caller.ts'
import { openPdf, textOfPage } from '../../templates/read-pdf.ts'
import { callerFor, look } from './forms.ts'
import { FORMULA, NASTY, nastyNames } from './nasty.ts'
import { lines } from './pages.ts'
import type { States } from './states.ts'

/** What is wrong with the files that leave: something would run, a header is not what we wrote, or text was changed. */
export async function faultsOfFiles(site: BrowserSite, states: States): Promise<readonly string[]> {
  const found = [...(await faultsOfMaterials(site, states)), ...(await faultsOfDocuments(site, states))]
  return [...found, ...(await faultsOfLists(site, states))]
}

async function faultsOfMaterials(site: BrowserSite, { delivered }: States): Promise<readonly string[]> {
  const faults: string[] = []
  const kept = new Set<string>()
  const owner = await site.as('owner')
  for (const { code, fileName } of (await owner.get(`/api/v1${delivered}/materials`)).list) {
    const answer = await owner.get(`/api/v1${delivered}/materials/${String(code)}/file`)
    faults.push(...faultsOfHeaders(answer).map((fault) => `${String(fileName)} ${fault}`))
    kept.add(savedAs(answer))
  }
  return [...faults, ...nastyNames.filter(([, name]) => !kept.has(name)).map(([sent]) => `does not keep ${sent}`)]
}

/** Documents that we draw ourselves: what was typed stands there, and nothing of it is an action. */
async function faultsOfDocuments(site: BrowserSite, { delivered }: States): Promise<readonly string[]> {
  const faults: string[] = []
  for (const address of [`${delivered}/receipt.pdf`, `/api/v1${delivered}/permits.pdf`]) {
    const answer = await (await site.as('owner')).get(address)
    const document = await openPdf(answer.bytes)
    const pages = Array.from({ length: document.numPages }, (_, index) => textOfPage(document, index + 1))
    const text = (await Promise.all(pages)).join('').replaceAll(/\s/g, '')
    const typed = address.includes('receipt') ? FORMULA : NASTY
    if (!text.includes(typed.replaceAll(/\s/g, ''))) faults.push(`does not say ${typed}`)
    if ((await document.getJSActions()) !== null || (await document.getOpenAction()) !== null) faults.push('acts')
    faults.push(...faultsOfHeaders(answer).map((fault) => `${address} ${fault}`))
  }
  return faults
}

/** Lists as files: no cell is a formula. */
async function faultsOfLists(site: BrowserSite, states: States): Promise<readonly string[]> {
  const faults: string[] = []
  let shown = 0
  for (const [account, addresses] of lines) {
    const caller = await callerFor(site, account)
    for (const address of addresses(states)) {
      const { text } = await look(caller, address)
      for (const [, href] of text.matchAll(/href="([^"]*[?;]format&#x3D;csv[^"]*)"/g)) {
        const csv = await look(caller, String(href).replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))
        if (/(?:^|,|")[=+@\t]/m.test(csv.text.replaceAll('""', ''))) faults.push(`${address} has a formula`)
        if (csv.text.includes(`'=HYPERLINK`)) shown += 1
        faults.push(...faultsOfHeaders(csv).map((fault) => `${address} ${fault}`))
      }
    }
  }
  return shown > 1 ? faults : [...faults, `only ${shown} lists show what was typed`]
}

/** To be saved, as what it is, and with no line that came from elsewhere. */
function faultsOfHeaders({ status, headers }: CallAnswer): readonly string[] {
  const faults: string[] = []
  if (status !== 200) faults.push(`answers ${status}`)
  const disposition = String(headers['content-disposition'])
  if (!/^attachment; filename="[\w.-]+"(; filename\*=UTF-8''[\w.%~!-]+)?$/.test(disposition)) faults.push(disposition)
  if (headers['x-content-type-options'] !== 'nosniff') faults.push('may be taken for something else')
  if (headers['set-cookie'] !== undefined) faults.push('sets a cookie')
  return faults
}

function savedAs({ headers }: CallAnswer): string {
  return decodeURIComponent(String(headers['content-disposition']).replace(/^.*UTF-8''/, ''))
}
