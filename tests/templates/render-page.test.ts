import { describe, expect, test } from 'vitest'
import type { HomePage, PageFrame, ProblemPage, VerifyPage } from '../../templates/pages/page-models.ts'
import { renderPage } from '../../templates/pages/render-page.ts'
import { stylesheet } from '../../templates/styles/stylesheet.ts'

describe('a page', () => {
  test('says whether a permit is valid, and what it is', () => {
    const html = renderPage('verify', verified)

    expect(html).toContain('<title>证照核验 · 四即</title>')
    expect(html).toContain('证照有效')
    expect(html).toContain('<dd class="strong">地字第4303022024YG0000901号</dd>')
    expect(html).toContain('<dd>演示园区行政审批局</dd>')
    expect(html).toContain('演示数据')
  })

  test('asks for number and check word when nothing was asked yet', () => {
    const html = renderPage('verify', { ...verified, verdict: null, facts: [], checkedAtText: null })

    expect(html).toContain('<h1>证照核验</h1>')
    expect(html).not.toContain('证照有效')
    expect(html).not.toContain('<dl')
  })

  test('escapes what people typed', () => {
    const asked = { number: '"><script>alert(1)</script>', check: "' onfocus='" }

    const html = renderPage('verify', { ...verified, asked })

    expect(html).not.toContain('<script>')
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
    expect(html).toContain('value="&#x27; onfocus&#x3D;&#x27;"')
  })

  test('shows the demo accounts only where there are some', () => {
    const accounts = [{ name: '陈立', role: '住建审查人', account: 'chen-li' }]

    expect(renderPage('home', { ...home, accounts })).toContain('<code>chen-li</code>')
    expect(renderPage('home', home)).not.toContain('演示账号')
  })

  test('tells a problem in both languages and by its code', () => {
    const html = renderPage('problem', problem)

    expect(html).toContain('<h1>没有这个页面</h1>')
    expect(html).toContain('There is no such page')
    expect(html).toContain('<code>not-found</code>')
  })

  test('refuses a view model that lacks a field', () => {
    // The cast stands for a mistake that the compiler would have found.
    const incomplete = { frame, status: 404 } as ProblemPage

    expect(() => renderPage('problem', incomplete)).toThrow('"title" not defined')
  })

  test('asks for the stylesheet by an address that changes with its content', () => {
    const { href, content } = stylesheet()

    expect(href).toMatch(/^\/assets\/siji-[0-9a-f]{12}\.css$/)
    expect(renderPage('home', home)).toContain(`href="${href}"`)
    expect(content).toContain('--accent: #1a4f9c')
  })

  test('needs no script and no inline style, which the server forbids', () => {
    for (const html of [renderPage('home', home), renderPage('verify', verified), renderPage('problem', problem)]) {
      expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/)
    }
  })
})

const frame: PageFrame = {
  title: '证照核验 · 四即',
  audience: 'public',
  park: '湘潭经开区',
  place: '证照核验',
  demo: true,
}

const verified: VerifyPage = {
  frame,
  verdict: {
    tone: 'green',
    headline: '证照有效',
    sentence: '编号、校验码与系统登记的一致',
    sentenceEn: 'This permit is valid.',
  },
  facts: [
    { label: '证照名称', value: '建设用地规划许可证', strong: true },
    { label: '证号', value: '地字第4303022024YG0000901号', strong: true },
    { label: '发证机关', value: '演示园区行政审批局', strong: false },
    { label: '发证日期', value: '2024年4月25日', strong: false },
  ],
  checkedAtText: '2024年4月26日 10:15:08',
  asked: { number: '', check: '' },
}

const home: HomePage = {
  frame: { ...frame, title: '四即 Siji', park: null, place: '' },
  asked: { number: '', check: '' },
  accounts: [],
}

const problem: ProblemPage = {
  frame: { ...frame, title: '没有这个页面 · 四即', place: '' },
  status: 404,
  code: 'not-found',
  title: '没有这个页面',
  titleEn: 'There is no such page',
  detail: '地址可能抄错了一个字符。',
}
