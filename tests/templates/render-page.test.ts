import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PageFrame } from '../../templates/pages/frame.ts'
import type { HomePage, ProblemPage, VerifyPage } from '../../templates/pages/public/models.ts'
import { renderPage } from '../../templates/pages/render-page.ts'
import { script } from '../../templates/scripts/script.ts'
import { stylesheet } from '../../templates/styles/stylesheet.ts'

describe('a page', () => {
  test('says whether a permit is valid, and what it is', () => {
    const html = renderPage('public/verify', verified)

    expect(html).toContain('<title>证照核验 · 四即</title>')
    expect(html).toContain('证照有效')
    expect(html).toContain('<dd class="strong">地字第4303022024YG0000901号</dd>')
    expect(html).toContain('<dd>演示园区行政审批局</dd>')
    expect(html).toContain('演示数据')
  })

  test('asks for number and check word when nothing was asked yet', () => {
    const html = renderPage('public/verify', { ...verified, verdict: null, facts: [], checkedAtText: null })

    expect(html).toContain('<h1>证照核验</h1>')
    expect(html).not.toContain('证照有效')
    expect(html).not.toContain('<dl')
  })

  test('speaks the language of its frame', () => {
    const html = renderPage('public/verify', { ...verified, frame: { ...frame, language: 'en', htmlLang: 'en' } })

    expect(html).toContain('<html lang="en"')
    expect(html).toContain('Check word')
    expect(html).not.toContain('>校验码<')
  })

  test('escapes what people typed', () => {
    const asked = { number: '"><script>alert(1)</script>', check: "' onfocus='" }

    const html = renderPage('public/verify', { ...verified, asked })

    expect(html).not.toContain('<script>')
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
    expect(html).toContain('value="&#x27; onfocus&#x3D;&#x27;"')
  })

  test('shows the demo accounts only where there are some', () => {
    const accounts = [{ name: '陈立', role: '住建审查人', account: 'chen-li' }]

    expect(renderPage('public/home', { ...home, accounts })).toContain('<code>chen-li</code>')
    expect(renderPage('public/home', home)).not.toContain('演示账号')
  })

  test('refuses a view model that lacks a field', () => {
    // The cast stands for a mistake that the compiler would have found.
    const incomplete = { frame, status: 404 } as ProblemPage

    expect(() => renderPage('public/problem', incomplete)).toThrow('"title" not defined')
  })

  test('asks for stylesheet and script by addresses that change with their content', () => {
    const html = renderPage('public/home', home)

    expect(stylesheet().href).toMatch(/^\/assets\/siji-[0-9a-f]{12}\.css$/)
    expect(script().href).toMatch(/^\/assets\/siji-[0-9a-f]{12}\.js$/)
    expect(html).toContain(`href="${stylesheet().href}"`)
    expect(html).toContain(`src="${script().href}"`)
    expect(stylesheet().content).toContain('--accent: #1a4f9c')
  })

  test('prints nothing unescaped, whatever the template', () => {
    const folder = join(import.meta.dirname, '../../templates')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'))

    const open = files.filter((name) => /\{\{\{|\{\{~?&/.test(readFileSync(join(folder, name), 'utf8')))

    expect(files.length).toBeGreaterThan(40)
    expect(open).toEqual([])
  })

  test('has no script or style of its own in the page, which the server forbids', () => {
    for (const html of [renderPage('public/home', home), renderPage('public/verify', verified)]) {
      expect(html).not.toMatch(/<script(?! type="module" src=)|<style|\sstyle=|\son[a-z]+=/)
    }
  })
})

const frame: PageFrame = {
  title: '证照核验',
  language: 'zh',
  htmlLang: 'zh-CN',
  otherLang: 'en',
  audience: 'public',
  park: '湘潭经开区',
  homeHref: '/',
  navigation: [],
  moreNavigation: null,
  person: null,
  signInHref: '/sign-in',
  languageHref: '/language/en?back=/',
  path: [],
  demo: true,
  timeBanner: null,
  scripts: [],
  styles: [],
}

const verified: VerifyPage = {
  frame,
  verdict: { tone: 'green', headline: '证照有效', sentence: '编号、校验码与系统登记的一致' },
  facts: [
    { label: '证照名称', value: '建设用地规划许可证', strong: true },
    { label: '证号', value: '地字第4303022024YG0000901号', strong: true },
    { label: '发证机关', value: '演示园区行政审批局', strong: false },
    { label: '发证日期', value: '2024年4月25日', strong: false },
  ],
  checkedAtText: '2024年4月26日 10:15:08',
  documentHash: null,
  documentHashText: '',
  asked: { number: '', check: '' },
}

const home: HomePage = {
  frame,
  asked: { number: '', check: '' },
  query: { number: '', code: '' },
  accounts: [],
  password: '',
}
