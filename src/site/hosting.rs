//! The headers of `headers` in the forms that common hosts read: `docs/hosting/`, from the one list. It publishes nothing:
//! whoever hosts the site takes the file that fits.

use super::headers::{ASK_AGAIN, FOR_EVER, security};
use super::{SiteError, write};
use serde_json::{Value, json};
use std::path::Path;

/// Where the files are, below the project's folder.
pub const FOLDER: &str = "docs/hosting";

const MADE: &str = "Written by `site hosting` from the list in src/site/headers.rs; change it there.";

/// What is in the path of a file that never changes, as hosts write it.
const HASHED: &str = r"\.[0-9a-f]{16}\.[a-z]+$";

/// Every file by name.
pub fn files() -> [(&'static str, String); 6] {
    [
        ("nginx.conf", nginx()),
        ("apache.htaccess", apache()),
        ("Caddyfile", caddy()),
        ("vercel.json", vercel()),
        ("firebase.json", firebase()),
        ("cloudfront-headers.json", cloudfront()),
    ]
}

/// Writes them below the project's folder.
pub fn write_files(project: &Path) -> Result<(), SiteError> {
    files().iter().try_for_each(|(name, text)| write(&project.join(FOLDER).join(name), text.as_bytes()))
}

/// One line for each header.
fn lines(line: impl Fn(&str, &str) -> String) -> String {
    security().iter().map(|(name, value)| line(name, value) + "\n").collect()
}

fn nginx() -> String {
    let headers = lines(|name, value| format!("    add_header {name} \"{value}\" always;"));
    format!(
        r#"# Even Keel on nginx. {MADE}
# Put the built site into the folder of `root`, and set the name, the certificate and that folder.

# Only a file that was found, and whose name holds its fingerprint, may be kept.
map "$status:$uri" $even_keel_caching {{
    default "{ASK_AGAIN}";
    "~^(200|206|304):.*{HASHED}" "{FOR_EVER}";
}}

server {{
    listen 443 ssl;
    server_name example.org;
    # ssl_certificate and ssl_certificate_key
    root /srv/even-keel;
    index index.html;
    error_page 404 /404.html;
    absolute_redirect off;
    # The build lays a .gz beside each text file. With the brotli module, add: brotli_static on;
    gzip_static on;

    # No location may have an add_header of its own: nginx would leave out all of these there.
{headers}    add_header cache-control $even_keel_caching always;

    location / {{
        try_files $uri $uri/ =404;
    }}
    location ~ \.webmanifest$ {{
        default_type application/manifest+json;
    }}
    location ~ \.wasm$ {{
        default_type application/wasm;
    }}
}}
"#
    )
}

fn apache() -> String {
    let headers = lines(|name, value| format!("Header always set {name} \"{value}\""));
    format!(
        r#"# Even Keel on Apache 2.4. {MADE}
# Put it into the folder of the built site under the name .htaccess. It needs mod_headers, mod_mime and mod_dir, and
# AllowOverride All; without them Apache says so instead of leaving the headers out. Below a sub-path, put that path
# before /404.html.

Options -Indexes -MultiViews
DirectoryIndex index.html
ErrorDocument 404 /404.html
AddType application/wasm .wasm
AddType application/manifest+json .webmanifest
AddDefaultCharset utf-8

{headers}Header always set cache-control "{ASK_AGAIN}"
<FilesMatch "{HASHED}">
    Header always set cache-control "{FOR_EVER}"
</FilesMatch>
"#
    )
}

fn caddy() -> String {
    let headers = lines(|name, value| format!("\t\t{name} \"{value}\""));
    format!(
        r#"# Even Keel on Caddy 2. {MADE}
# Put the built site into the folder of `root`, and set the name and that folder. The certificate comes by itself.

example.org {{
	root * /srv/even-keel
	header {{
{headers}	}}
	@hashed {{
		path_regexp {HASHED}
		file
	}}
	@other not {{
		path_regexp {HASHED}
		file
	}}
	header @hashed cache-control "{FOR_EVER}"
	header @other cache-control "{ASK_AGAIN}"
	file_server {{
		precompressed br gzip
	}}
	handle_errors {{
		rewrite * /404.html
		file_server
	}}
}}
"#
    )
}

/// A list of `key` and `value`, as two hosts write it, with one header more.
fn pairs(extra: Option<&str>) -> Value {
    let caching = extra.map(|value| json!({ "key": "cache-control", "value": value }));
    let all = security().into_iter().map(|(key, value)| json!({ "key": key, "value": value }));
    all.chain(caching).collect()
}

fn only_caching(value: &str) -> Value {
    json!([{ "key": "cache-control", "value": value }])
}

fn vercel() -> String {
    // Which of two rules for one header wins is not written down, so no two of these fit one path.
    pretty(&json!({
        "trailingSlash": true,
        "headers": [
            { "source": "/(.*)", "headers": pairs(None) },
            { "source": "/((?!.*\\.[0-9a-f]{16}\\.[a-z]+$).*)", "headers": only_caching(ASK_AGAIN) },
            { "source": "/(.*\\.[0-9a-f]{16}\\.[a-z]+)", "headers": only_caching(FOR_EVER) },
        ],
    }))
}

fn firebase() -> String {
    // Of two rules for one header the last wins.
    pretty(&json!({
        "hosting": {
            "public": "dist",
            "trailingSlash": true,
            "headers": [
                { "source": "**", "headers": pairs(Some(ASK_AGAIN)) },
                { "regex": format!(".*{HASHED}"), "headers": only_caching(FOR_EVER) },
            ],
        },
    }))
}

fn cloudfront() -> String {
    let [mut known, mut other] = [json!({}), json!([])];
    for (name, value) in security() {
        // CloudFront has a place of its own for these three, and takes them nowhere else.
        match name {
            "content-security-policy" => {
                known["ContentSecurityPolicy"] = json!({ "Override": true, "ContentSecurityPolicy": value });
            }
            "referrer-policy" => known["ReferrerPolicy"] = json!({ "Override": true, "ReferrerPolicy": value }),
            "x-content-type-options" => known["ContentTypeOptions"] = json!({ "Override": true }),
            _ => {
                if let Some(list) = other.as_array_mut() {
                    list.push(json!({ "Header": name, "Value": value, "Override": true }));
                }
            }
        }
    }
    let count = other.as_array().map_or(0, Vec::len);
    pretty(&json!({
        "Name": "even-keel",
        "Comment": MADE,
        "SecurityHeadersConfig": known,
        "CustomHeadersConfig": { "Quantity": count, "Items": other },
    }))
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
