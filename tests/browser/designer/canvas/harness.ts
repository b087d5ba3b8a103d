import type { Page } from 'playwright-core'
import { type BundleEntry, entryAssets } from '../../../../api/designer-bundle/bundle.ts'

/** Puts a page of ours with this content at `/harness`, under the headers that every page of ours has. */
export async function serveHarness(page: Page, entry: BundleEntry, content: string): Promise<void> {
  const home = await page.request.get('/')
  const policy = home.headers()['content-security-policy']
  if (policy === undefined) throw new Error('Expected pages to have a Content-Security-Policy, but found none.')
  const sheet = /href="(\/assets\/siji-[^"]+\.css)"/.exec(await home.text())?.[1] ?? ''
  const { script, styles } = entryAssets(entry)
  const links = [sheet, ...styles].map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')
  const body = `<!doctype html>
<html lang="zh-CN" class="office"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>流程图</title>${links}<script type="module" src="${script}"></script></head>
<body><main class="main"><h1>流程图</h1>${content}</main></body></html>`
  await page.route('**/harness', async (route) => {
    await route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': policy }, body })
  })
}
