import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'

const page = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>四即 Siji</title></head>
<body>
<h1>四即 Siji</h1>
<p>产业园区工程建设审批：一份申请，并联审查，合并送达。</p>
<p lang="en">Construction approvals in industrial parks: one application, parallel review, one delivery.</p>
<ul>
<li><a href="/docs">接口文档 · API</a></li>
<li><a href="/docs/json">OpenAPI 3.1</a></li>
</ul>
</body>
</html>
`

/** What this server is, for whoever opens its address. */
export const welcomeRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/',
    config: { permission: 'readPublicPages' },
    schema: { tags: ['pages'], summary: 'Welcome · 首页', response: { 200: z.string() } },
    handler: async (_request, reply) => reply.type('text/html; charset=utf-8').serializer(String).send(page),
  })
}
