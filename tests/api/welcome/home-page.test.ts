import { describe, expect, test } from 'vitest'
import { homePage } from '../../../api/welcome/home-page.ts'
import { renderPage } from '../../../templates/pages/render-page.ts'

describe('the home page', () => {
  test('lists one account per role in demo mode', () => {
    const html = renderPage('home', homePage('demo'))

    expect(html).toContain('<code>window</code>')
    expect(html).toContain('<code>signatory-park-approval-bureau</code>')
  })

  test('tells no accounts in production', () => {
    const html = renderPage('home', homePage('production'))

    expect(html).not.toContain('演示账号')
    expect(html).not.toContain('演示数据')
  })

  test('leads to verification and to the API', () => {
    const html = renderPage('home', homePage('production'))

    expect(html).toContain('action="/verify"')
    expect(html).toContain('href="/docs"')
  })
})
