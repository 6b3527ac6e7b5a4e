// Stylesheets and browser scripts are imported as text: wrangler's Text rule in production, the bundler's text loader locally.
declare module "*.css" {
  const text: string;
  export default text;
}
declare module "*.client.js" {
  const text: string;
  export default text;
}
