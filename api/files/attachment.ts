/**
 * Content-Disposition of a file that is to be saved (RFC 6266): its name in UTF-8. Nothing that was typed gets into the
 * header unescaped, and no name makes a header that cannot be sent.
 */
export function attachment(fileName: string): string {
  const escaped = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `attachment; filename="file"; filename*=UTF-8''${escaped}`
}
