/** Saves what an address answers under a name, without leaving the page. */
export function startDownload(href: string, fileName: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = fileName;
  link.click();
}
