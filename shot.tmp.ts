import { chromium } from "@playwright/test";
const base = "http://127.0.0.1:4106";
const [,, out, path, scheme="light", w="1440", action=""] = process.argv;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-dev-shm-usage"] });
const page = await browser.newPage({ colorScheme: scheme as "light"|"dark", viewport: { width: Number(w), height: 900 } });
page.on("console", m => { if (m.type()==="error") console.log("console:", m.text()); });
page.on("pageerror", e => console.log("pageerror:", e.message));
await page.goto(base + path!);
await page.waitForTimeout(3500);
for (const key of action.split(",").filter(Boolean)) { 
  if (key.startsWith("click:")) await page.locator(key.slice(6)).first().click(); else await page.keyboard.press(key);
  await page.waitForTimeout(900);
}
await page.screenshot({ path: out! });
await browser.close();
