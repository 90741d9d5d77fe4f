declare module 'exifr/dist/mini.esm.mjs' {
  const exifr: {
    parse(data: ArrayBuffer, options: object): Promise<Record<number | string, unknown> | undefined>
  }
  export default exifr
}
