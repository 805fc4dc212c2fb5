#include "content/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace parvis::content {
namespace {

// The largest value or row that is ever read or written; a field of a document is far below (catalogue_writer.h).
constexpr int max_value_bytes = 512 * 1024 * 1024;

Errc errc_of(int code, bool writing) {
    switch (code & 0xff) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT:
        case SQLITE_ERROR:  // our SQL is right: the schema under it is not what it says
        case SQLITE_SCHEMA:
        case SQLITE_AUTH:
            return Errc::malformed;
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
            return writing ? Errc::invalid_value : Errc::malformed;
        case SQLITE_TOOBIG:
            return Errc::too_large;
        case SQLITE_INTERRUPT:
            return Errc::interrupted;
        default:  // no memory among them: of the file it says nothing
            return writing ? Errc::unwritable : Errc::unreadable;
    }
}

// The longest statement in catalogue.sql has about 800 bytes.
constexpr int max_strangers_sql_bytes = 4096;
constexpr int steps_between_questions = 200;

// An authorizer: what may be compiled on a stranger's file. No writing, no ATTACH, no other PRAGMA, no virtual table.
int may_read(void*, int what, const char* first, const char*, const char*, const char*) {
    switch (what) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_FUNCTION:
            return SQLITE_OK;
        case SQLITE_PRAGMA: {
            const std::string_view name = first;
            return name == "integrity_check" || name == "foreign_key_check" ? SQLITE_OK : SQLITE_DENY;
        }
        default:
            return SQLITE_DENY;
    }
}

sqlite3_file* file_of(sqlite3* connection) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file;
}

// A path as an SQLite URI: everything that could mean something else in it is escaped.
std::string uri_of(const std::filesystem::path& file, std::string_view parameters) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::error_code ignored;
    const auto absolute = std::filesystem::absolute(file, ignored);
    std::string uri = "file://";
    for (const char letter : absolute.string()) {
        if (plain.find(letter) != std::string_view::npos) {
            uri += letter;
        } else {
            const auto byte = static_cast<unsigned char>(letter);
            uri += '%';
            uri += digits[byte >> 4];
            uri += digits[byte & 15];
        }
    }
    uri += parameters;
    return uri;
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)),
      failed_bind_(other.failed_bind_),
      writing_(other.writing_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(statement_, other.statement_);
    std::swap(failed_bind_, other.failed_bind_);
    std::swap(writing_, other.writing_);
    return *this;
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

void Statement::remember(int code) {
    if (code != SQLITE_OK && failed_bind_ == SQLITE_OK) failed_bind_ = code;
}

void Statement::bind_text(int parameter, std::string_view utf8) {
    // A null pointer would bind NULL; an empty view may hold one.
    const char* data = utf8.empty() ? "" : utf8.data();
    remember(sqlite3_bind_text64(statement_, parameter, data, utf8.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind_blob(int parameter, std::string_view bytes) {
    const char* data = bytes.empty() ? "" : bytes.data();
    remember(sqlite3_bind_blob64(statement_, parameter, data, bytes.size(), SQLITE_STATIC));
}

void Statement::bind_integer(int parameter, std::int64_t value) {
    remember(sqlite3_bind_int64(statement_, parameter, value));
}

void Statement::bind_null(int parameter) {
    remember(sqlite3_bind_null(statement_, parameter));
}

Result<bool> Statement::step() {
    const int code = failed_bind_ != SQLITE_OK ? failed_bind_ : sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    const char* detail = sqlite3_errmsg(sqlite3_db_handle(statement_));
    return fail(errc_of(code, writing_), std::string(sqlite3_errstr(code)) + " (" + detail + ")");
}

Status Statement::run() {
    for (;;) {
        auto row = step();
        if (!row) {
            reset();
            return fail(row.error());
        }
        if (!*row) break;
    }
    reset();
    return {};
}

void Statement::reset() {
    sqlite3_reset(statement_);
    failed_bind_ = SQLITE_OK;
}

std::string_view Statement::text(int column) const {
    // The text first, then its size: SQLite may convert on the first call.
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Statement::blob(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Result<Database> Database::open(const std::string& uri, int flags, bool writing) {
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(uri.c_str(), &connection, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(connection, writing);  // also on failure there may be a connection to close
    if (code != SQLITE_OK) return database.failure(code, "opening");

    sqlite3_extended_result_codes(connection, 1);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(connection, SQLITE_LIMIT_TRIGGER_DEPTH, 0);
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, max_value_bytes);
    // Pages are read, not mapped: a disk that goes away under a mapping is a SIGBUS and a black screen, under a read it
    // is an error that can be told.
    if (auto set = database.execute("PRAGMA mmap_size=0; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;"); !set)
        return fail(set.error());
    return database;
}

Result<Database> Database::open_immutable(const std::filesystem::path& file) {
    auto database = open(uri_of(file, "?mode=ro&immutable=1"), SQLITE_OPEN_READONLY, false);
    if (!database) return database;
    if (auto set = database->execute("PRAGMA query_only=ON; PRAGMA cache_size=-4096;"); !set) return fail(set.error());
    return database;
}

void Database::distrust(GoOn go_on) {
    go_on_ = std::make_unique<GoOn>(std::move(go_on));
    sqlite3_limit(connection_, SQLITE_LIMIT_LENGTH, static_cast<int>(max_strangers_value_bytes));
    sqlite3_limit(connection_, SQLITE_LIMIT_SQL_LENGTH, max_strangers_sql_bytes);
    sqlite3_limit(connection_, SQLITE_LIMIT_EXPR_DEPTH, 100);
    sqlite3_limit(connection_, SQLITE_LIMIT_COLUMN, 100);
    sqlite3_limit(connection_, SQLITE_LIMIT_COMPOUND_SELECT, 4);
    sqlite3_limit(connection_, SQLITE_LIMIT_FUNCTION_ARG, 8);
    sqlite3_limit(connection_, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100);
    sqlite3_limit(connection_, SQLITE_LIMIT_VARIABLE_NUMBER, 100);
    sqlite3_limit(connection_, SQLITE_LIMIT_WORKER_THREADS, 0);
    sqlite3_progress_handler(
        connection_, steps_between_questions, [](void* asked) { return (*static_cast<GoOn*>(asked))() ? 0 : 1; },
        go_on_.get());
}

// SQLite's own methods of the open file, all but one. They come first: that is how SQLite hands them back.
struct Database::HeardFile {
    sqlite3_io_methods methods;
    const sqlite3_io_methods* real;
    std::unique_ptr<OnRead> on_read;

    static int read(sqlite3_file* file, void* into, int bytes, sqlite3_int64 from) {
        const auto* self = reinterpret_cast<const HeardFile*>(file->pMethods);
        const int code = self->real->xRead(file, into, bytes, from);
        (*self->on_read)(static_cast<std::uint64_t>(bytes));
        return code;
    }
};

void Database::hear_reads(OnRead on_read) {
    sqlite3_file* file = file_of(connection_);
    if (!on_read || file == nullptr || file->pMethods == nullptr) return;
    heard_ = std::make_unique<HeardFile>(
        HeardFile{*file->pMethods, file->pMethods, std::make_unique<OnRead>(std::move(on_read))});
    heard_->methods.xRead = HeardFile::read;
    file->pMethods = &heard_->methods;
}

Result<Database> Database::open_strangers(const std::filesystem::path& file, GoOn go_on, OnRead on_read) {
    auto database = open(uri_of(file, "?mode=ro&immutable=1"), SQLITE_OPEN_READONLY, false);
    if (!database) return database;
    // Before the first statement that reads the file's schema.
    database->distrust(std::move(go_on));
    database->hear_reads(std::move(on_read));
    if (auto set = database->execute("PRAGMA query_only=ON; PRAGMA cache_size=-4096;"); !set) return fail(set.error());
    sqlite3_set_authorizer(database->connection_, may_read, nullptr);
    return database;
}

Result<std::string> Database::blob_start(const char* table, const char* column, std::int64_t row,
                                         std::size_t most_bytes) {
    sqlite3_blob* blob = nullptr;
    int code = sqlite3_blob_open(connection_, "main", table, column, row, 0, &blob);
    std::string bytes;
    if (code == SQLITE_OK) {
        bytes.resize(std::min(static_cast<std::size_t>(sqlite3_blob_bytes(blob)), most_bytes));
        code = sqlite3_blob_read(blob, bytes.data(), static_cast<int>(bytes.size()), 0);
    }
    sqlite3_blob_close(blob);
    if (code != SQLITE_OK) return failure(code, "reading a blob");
    return bytes;
}

Result<Database> Database::create(const std::filesystem::path& file) {
    auto database = open(uri_of(file, ""), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, true);
    if (!database) return database;
    // secure_delete: what a page held before is zeroed, so that equal content is equal bytes.
    const auto set = database->execute(
        "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON;"
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-65536;");
    if (!set) return fail(set.error());
    return database;
}

Result<Database> Database::in_memory() {
    return open(":memory:", SQLITE_OPEN_READWRITE, true);
}

Database::Database(sqlite3* connection, bool writing) : connection_(connection), writing_(writing) {}

Database::Database(Database&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)),
      writing_(other.writing_),
      statements_(std::move(other.statements_)),
      go_on_(std::move(other.go_on_)),
      heard_(std::move(other.heard_)) {
    other.statements_.clear();
}

Database& Database::operator=(Database&& other) noexcept {
    if (this == &other) return *this;
    finish();
    connection_ = std::exchange(other.connection_, nullptr);
    writing_ = other.writing_;
    statements_ = std::move(other.statements_);
    go_on_ = std::move(other.go_on_);
    heard_ = std::move(other.heard_);
    other.statements_.clear();
    return *this;
}

Database::~Database() {
    finish();
}

void Database::finish() {
    statements_.clear();
    // A statement that somebody still holds keeps the file open for longer than us.
    if (heard_) file_of(connection_)->pMethods = heard_->real;
    sqlite3_close_v2(connection_);
    connection_ = nullptr;
}

tl::unexpected<Error> Database::failure(int code, std::string_view doing) const {
    std::string message = std::string(doing) + ": " + sqlite3_errstr(code);
    if (connection_ != nullptr) message += std::string(" (") + sqlite3_errmsg(connection_) + ")";
    return fail(errc_of(code, writing_), std::move(message));
}

Status Database::execute(const std::string& sql) {
    const int code = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return failure(code, "executing");
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return failure(code, "preparing");
    return Statement(statement, writing_);
}

Result<CachedStatement> Database::cached(std::string_view sql) {
    auto found = statements_.find(sql);
    if (found == statements_.end()) {
        auto prepared = prepare(sql);
        if (!prepared) return fail(prepared.error());
        found = statements_.emplace(sql, std::move(*prepared)).first;
    }
    return CachedStatement(found->second);
}

std::int64_t Database::memory_bytes() const {
    std::int64_t sum = 0;
    for (const int what : {SQLITE_DBSTATUS_CACHE_USED, SQLITE_DBSTATUS_SCHEMA_USED, SQLITE_DBSTATUS_STMT_USED}) {
        int now = 0;
        int highest = 0;
        if (sqlite3_db_status(connection_, what, &now, &highest, 0) == SQLITE_OK) sum += now;
    }
    return sum;
}

Result<Transaction> Transaction::begin(Database& database) {
    if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return fail(begun.error());
    return Transaction(database);
}

Transaction::~Transaction() {
    if (database_ == nullptr) return;
    const auto ignored = database_->execute("ROLLBACK");
    (void)ignored;
}

Status Transaction::commit() {
    auto done = database_->execute("COMMIT");
    if (done) database_ = nullptr;
    return done;
}

}  // namespace parvis::content
