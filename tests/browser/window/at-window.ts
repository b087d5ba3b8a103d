import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { expect } from 'vitest'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import { demoPeople } from '../../../api/demo-data/people.ts'
import type { BrowserSite } from '../../support/browser.ts'
import { park } from '../../support/story.ts'

const own = { 'sec-fetch-site': 'same-origin' }
export const WINDOW = '/parks/demo/window'

/** The name of who is signed in as `window`. */
export const clerk = demoPeople.find(({ account }) => account === 'window')?.name ?? ''

/** What a registration posts, for another project of the enterprise each time. */
export function registration(project: string, more: { readonly [name: string]: string } = {}) {
  return {
    commandId: v7(),
    process: 'seven-permits',
    'form.creditCode': '91430399MAFAKE019N',
    'form.filerName': '演示经办人',
    'form.filerMobile': '13800000000',
    'form.projectName': '演示项目',
    'form.projectCode': `2403-430302-04-01-${project}`,
    'paper.business-licence.kind': 'copy',
    'paper.business-licence.pages': '2',
    conflictReason: '分期建设',
    ...more,
  }
}

/** What clerks do at the window, each a call. */
export function atWindow(site: () => BrowserSite) {
  return { post, registered, answered, fillForm, handOverPapers, sign, fillEverything }

  async function post(page: Page, path: string, form: { readonly [name: string]: string }) {
    return await page.request.post(path, { form, headers: own, maxRedirects: 0 })
  }

  /** Registers by request and gives the address of the application. */
  async function registered(page: Page, project: string, more = {}): Promise<string> {
    const answer = await post(page, `${WINDOW}/register`, registration(project, more))
    expect(answer.status(), await answer.text()).toBe(303)
    return String(answer.headers()['location']).replace(/\/receipts\/1$/, '')
  }

  /** Claims the window's task of an application and answers it, by the API; gives the code of a refusal. */
  async function answered(address: string, body: object): Promise<unknown> {
    const clerk = await site().as('window')
    await site().engine.whenIdle()
    const id = address.split('/').at(-1)
    const lists = ['department', 'mine'].map(async (view) => (await clerk.get(`${park}/tasks?view=${view}`)).list)
    const task = (await Promise.all(lists)).flat().find((each) => String(each.applicationId) === id)
    const taskUrl = `${park}/tasks/${task?.instanceId}/${task?.key}`
    await clerk.post(`${taskUrl}/claim`)
    const { code } = (await clerk.post(`${taskUrl}/answer`, body)).body
    await site().engine.whenIdle()
    return code
  }

  /** Types the whole form from the paper. */
  async function fillForm(page: Page, address: string, project: string): Promise<void> {
    await page.goto(`${address}/form`)
    const whole = { ...exampleForm, projectCode: `2403-430302-04-01-${project}`, projectName: '演示项目' }
    const form = Object.fromEntries(
      Object.entries({ ...whole, permitsHeld: '', occupiesRoad: '', dischargesToSewer: '' })
        .map(([key, value]) => [`form.${key}`, String(value)])
        .filter(([, value]) => value !== ''),
    )
    const formRevision = await page.inputValue('[name=formRevision]')
    const saved = await post(page, `${address}/form`, { ...form, formRevision })
    expect(saved.headers()['location']).toBe(address)
  }

  /** Registers whatever is missing as a paper. */
  async function handOverPapers(page: Page, address: string): Promise<void> {
    const clerk = await site().as('window')
    for (const requirement of (await clerk.get(`${park}/applications/${address.split('/').at(-1)}/requirements`))
      .list) {
      if (requirement.isMet) continue
      const paper = { commandId: v7(), code: String(requirement.code), kind: 'original', pages: '1' }
      expect((await post(page, `${address}/papers`, paper)).status()).toBe(303)
    }
  }

  async function sign(page: Page, address: string): Promise<void> {
    await page.goto(address)
    await page.fill('[name=signedBy]', '演示法定代表人')
    await page.click('text=登记已签字')
  }

  async function fillEverything(page: Page, address: string, project: string): Promise<void> {
    await fillForm(page, address, project)
    await handOverPapers(page, address)
    await sign(page, address)
  }
}
