declare module 'subset-font' {
  interface SubsetOptions {
    readonly targetFormat?: 'sfnt' | 'woff' | 'woff2' | 'truetype'
    readonly keepFeatures?: readonly string[]
    readonly noHinting?: boolean
    readonly dropTables?: readonly string[]
  }
  function subsetFont(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>
  export = subsetFont
}
