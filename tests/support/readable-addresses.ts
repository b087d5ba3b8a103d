import type { FastifyInstance } from 'fastify'

/** Every path under which something can be read, pages and API, with its parameters as the routes name them. */
export function readablePaths(app: FastifyInstance): readonly string[] {
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^(.*?)[├└]── (\S+)(?: \((.*)\))?/.exec(line) ?? []
      if (part === '') return []
      const depth = indent.length / 4
      above.splice(depth, above.length, part)
      return methods.split(', ').includes('GET') ? [above.join('')] : []
    })
}
